import { fileOf, table } from '../import-office.ts';
import { wordFile } from '../word-file.ts';
import type { Door, Walk } from './door.ts';

const NEW = /./;
const WHO = 'secretariat';
const draft = ({ town }: Walk) => `/imports/${town.draft}`;

const confirmation: Omit<Door, 'kind' | 'about' | 'says'> = {
  who: WHO,
  door: '/imports/:id/confirmation',
  page: draft,
  typed: { title0: '星の森町地域福祉計画', acknowledged: 'yes' },
  writes: ['import-edited', 'plan-stored', 'import-confirmed'],
};

/** What makes plans, and what they are filled in with. */
export const planDoors: Door[] = [
  {
    kind: 'import-drafted',
    who: WHO,
    door: '/imports',
    page: '/imports',
    typed: { files: fileOf(table('r6'), '進捗６.txt') },
    about: [null, NEW],
    says: 'ファイル「進捗６.txt」を読み込み、結果を登録前の状態で保存しました。',
  },
  {
    kind: 'import-edited',
    who: WHO,
    door: '/imports/:id/nodes/:record/values',
    page: (walk) => `${draft(walk)}/nodes/${walk.town.records.nodes}`,
    typed: { '/plans/0/nodes/0/title': '支え合う' },
    about: [null, ({ town }) => town.draft],
    says: '読み込み結果を直しました（1か所）。',
  },
  {
    kind: 'import-decided',
    who: WHO,
    door: '/imports/:id/plan',
    page: draft,
    typed: { plan: 'fresh' },
    about: [null, ({ town }) => town.draft],
    says: '読み込み結果の登録先の計画を決めました。',
  },
  {
    kind: 'import-cancelled',
    who: WHO,
    door: '/imports/:id/cancellation',
    page: draft,
    about: [null, ({ town }) => town.draft],
    says: '読み込み結果を取り消しました。',
  },
  {
    ...confirmation,
    kind: 'plan-stored',
    about: [NEW, null],
    says: '計画「星の森町地域福祉計画」を登録しました（事業12件、シート12枚）。',
  },
  {
    ...confirmation,
    kind: 'import-confirmed',
    about: [NEW, ({ town }) => town.draft],
    says: '読み込み結果を登録しました（計画1件）。',
  },
  {
    kind: 'plan-replaced',
    who: WHO,
    door: '/imports/:id/confirmation',
    page: async ({ town: { browsers } }) => {
      const known = await (await browsers.secretariat.get('/plans/again/document.json')).text();
      await browsers.secretariat.get('/imports');
      const sent = { files: fileOf(known, '計画.json') };
      const page = (await browsers.secretariat.post('/imports', sent)).headers.get('location')!;
      await browsers.secretariat.get(page);
      await browsers.secretariat.post(`${page}/plan`, { version: '1', plan: 'again' });
      return page;
    },
    writes: ['import-drafted', 'import-decided', 'plan-replaced', 'import-confirmed'],
    about: ['again', null],
    says: '計画「もう一つの計画」を取り込みで更新しました（事業3件、指標3件、シート4枚）。',
  },
  {
    kind: 'form-added',
    who: WHO,
    door: '/plans/:plan/forms',
    page: '/plans/running/forms',
    pressed: ['from', 'nothing'],
    about: ['running', NEW],
    says: '様式「新しい様式」を追加しました（白紙の様式から）。',
  },
  {
    kind: 'form-removed',
    who: WHO,
    door: '/plans/:plan/forms/:form/removal',
    page: '/plans/running/forms',
    action: ({ at }) => `${at}/removal`,
    after: ['form-added'],
    about: ['running', NEW],
    says: '様式「新しい様式」を削除しました。',
  },
  {
    kind: 'forms-rearranged',
    who: WHO,
    door: '/plans/:plan/forms/:form/position',
    page: '/plans/running/forms',
    after: ['form-added'],
    about: ['running', NEW],
    says: '様式「新しい様式」の順番を変更しました。',
  },
  {
    kind: 'form-changed',
    who: WHO,
    door: '/plans/:plan/forms/:form/versions',
    page: '/plans/fresh/forms/f',
    typed: { name: '試しの様式（改訂）' },
    about: ['fresh', 'f'],
    says: '様式「試しの様式（改訂）」を変更しました（第2版）。',
  },
  {
    kind: 'plan-corrected',
    who: WHO,
    door: '/plans/:plan/correction',
    page: '/plans/running/correction',
    typed: { title: '改めた計画', reason: '誤植のため' },
    about: ['running', null],
    says: '計画を直しました（名称：「第１期試し市地域福祉計画」→「改めた計画」）。　理由：誤植のため',
  },
  {
    kind: 'rules-changed',
    who: WHO,
    door: '/plans/:plan/rules',
    page: '/plans/running/rules',
    typed: { 'stage.review': [] },
    about: ['running', null],
    says: '計画の進め方を変更しました（使う段階：所属長の承認・委員会の意見）。',
  },
  {
    kind: 'scale-added',
    who: WHO,
    door: '/plans/:plan/scales',
    page: '/plans/running/scales',
    about: ['running', NEW],
    says: '評価区分「新しい評価区分」を追加しました。',
  },
  {
    kind: 'scale-changed',
    who: WHO,
    door: '/plans/:plan/scales/:scale',
    page: '/plans/running/scales',
    typed: { name: '進み具合' },
    about: ['running', 'rs'],
    says: '評価区分「進み具合」を変更しました。',
  },
  {
    kind: 'scale-removed',
    who: WHO,
    door: '/plans/:plan/scales/:scale/removal',
    page: '/plans/running/scales',
    pressed: ['name', '新しい評価区分'],
    after: ['scale-added'],
    about: ['running', NEW],
    says: '評価区分「新しい評価区分」を削除しました。',
  },
  {
    kind: 'template-added',
    who: WHO,
    door: '/plans/:plan/templates',
    page: '/plans/plan/templates',
    typed: async () => ({
      name: '市の様式（文書）',
      file: new File(
        [new Uint8Array(await wordFile('<w:p><w:r><w:t>事業名：{{事業名}}</w:t></w:r></w:p>'))],
        '様式.docx',
      ),
    }),
    about: ['plan', NEW],
    says: '様式のファイル「市の様式（文書）」を登録しました（見分けた欄1か所）。',
  },
  {
    kind: 'template-marked',
    who: WHO,
    door: '/plans/:plan/templates/:template/marks',
    page: `/plans/plan/templates/template-1?at=${encodeURIComponent('様式!A2')}`,
    typed: { entry: 'title' },
    about: ['plan', 'template-1'],
    says: '様式のファイル「市の様式」の欄（様式!A2）に入れる項目を変更しました。',
  },
  {
    kind: 'template-removed',
    who: WHO,
    door: '/plans/:plan/templates/:template/removal',
    page: '/plans/plan/templates/template-1',
    about: ['plan', 'template-1'],
    says: '様式のファイル「市の様式」を外しました。',
  },
  {
    kind: 'job-queued',
    who: WHO,
    door: '/plans/:plan/exports/queue',
    page: '/plans/plan/exports',
    go: ({ town }) =>
      town.browsers.secretariat.post('/plans/plan/exports/queue', {
        what: 'book',
        format: 'pdf',
        year: '2023',
      }),
    about: ['plan', NEW],
    says: '「計画と進行管理の冊子 令和5年度（PDF）」を始めました。',
  },
  {
    kind: 'job-cancelled',
    who: 'writer',
    door: '/jobs/:job/cancellation',
    page: '/jobs/job-open',
    about: ['plan', 'job-open'],
    says: '「冊子（PDF）」を取り消しました。',
  },
];
