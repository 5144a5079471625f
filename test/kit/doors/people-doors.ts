import { forgetPeople } from '#features/people/forget-people.ts';
import type { Door, Walk } from './door.ts';

const NEW = /./;
const WHO = 'secretariat';
const department = ({ town }: Walk) => town.department;
const staff = ({ town }: Walk) => town.staff;
const here = ({ at }: Walk) => at;
const departmentPage = (walk: Walk) => `/departments/${department(walk)}`;
const postPage = (walk: Walk) => `/posts/${staff(walk)}`;
const termPage = (walk: Walk) => `/people/${staff(walk)}/holdings/${staff(walk)}`;

/** Who there is: departments, posts, people and their terms. */
export const peopleDoors: Door[] = [
  {
    kind: 'department-added',
    who: WHO,
    door: '/departments',
    page: '/departments',
    typed: { name: '試験課' },
    about: [null, NEW],
    says: '課「試験課」を追加しました（市）。',
  },
  {
    kind: 'department-changed',
    who: WHO,
    door: '/departments/:department',
    page: departmentPage,
    typed: { email: 'choju@example.jp' },
    about: [null, department],
    says: '課「長寿課」の登録内容を変更しました。',
  },
  {
    kind: 'department-renamed',
    who: WHO,
    door: '/departments/:department',
    page: departmentPage,
    typed: { name: 'いきがい課' },
    about: [null, department],
    says: '課「長寿課」の名称を「いきがい課」に変更しました。',
  },
  {
    kind: 'department-closed',
    who: WHO,
    door: '/departments/:department/closing',
    page: here,
    after: ['department-added'],
    typed: { closedOn: '2026-03-31' },
    about: [null, NEW],
    says: '課「試験課」を廃止にしました（令和8年3月31日）。',
  },
  {
    kind: 'department-reopened',
    who: WHO,
    door: '/departments/:department/closing',
    page: here,
    after: ['department-added', 'department-closed'],
    typed: { closedOn: '' },
    about: [null, NEW],
    says: '課「試験課」の廃止を取り消しました。',
  },
  {
    kind: 'department-merged',
    who: WHO,
    door: '/departments/:department/merger',
    page: here,
    after: ['department-added'],
    typed: (walk) => ({ into: department(walk) }),
    about: [null, NEW],
    says: '課「試験課」を「長寿課」に統合しました。',
  },
  {
    kind: 'post-added',
    who: WHO,
    door: '/posts',
    page: departmentPage,
    typed: { title: '主任' },
    about: [null, NEW],
    says: '職「主任」を追加しました。',
  },
  {
    kind: 'post-changed',
    who: WHO,
    door: '/posts/:post',
    page: postPage,
    typed: { title: '主査' },
    about: [null, staff],
    says: '職「長寿課 試しのwriter」を変更しました（職名：主査）。',
  },
  {
    kind: 'post-closed',
    who: WHO,
    door: '/posts/:post/closing',
    page: here,
    after: ['post-added'],
    typed: { closedOn: '2026-03-31' },
    about: [null, NEW],
    says: '職「長寿課 主任」を廃止にしました（令和8年3月31日）。',
  },
  {
    kind: 'post-reopened',
    who: WHO,
    door: '/posts/:post/closing',
    page: here,
    after: ['post-added', 'post-closed'],
    typed: { closedOn: '' },
    about: [null, NEW],
    says: '職「長寿課 主任」の廃止を取り消しました。',
  },
  {
    kind: 'holder-entered',
    who: WHO,
    door: '/posts/:post/holders',
    page: postPage,
    typed: { name: '試しの後任', from: '2026-04-01' },
    about: [null, staff],
    says: '職「長寿課 試しのwriter」に就く人を登録しました（令和8年4月1日から、前任は前日で離任）。',
  },
  {
    kind: 'successors-entered',
    who: WHO,
    door: '/handover/successors',
    page: '/handover/successors?on=2026-04-01',
    typed: (walk) => ({ [`name-t.${staff(walk)}`]: '試しの後任' }),
    about: [null, null],
    says: '異動で後任になる人を登録しました（令和8年4月1日、1人）。',
  },
  {
    kind: 'term-changed',
    who: WHO,
    door: '/people/:person/holdings/:term',
    page: termPage,
    typed: { from: '2001-04-01' },
    about: [null, staff],
    says: '職「長寿課 試しのwriter」の在任期間を変更しました（平成12年4月1日～→平成13年4月1日～）。',
  },
  {
    kind: 'term-removed',
    who: WHO,
    door: '/people/:person/holdings/:term/removal',
    page: termPage,
    about: [null, staff],
    says: '職「長寿課 試しのwriter」の在任の記録を取り消しました（平成12年4月1日～）。',
  },
  {
    kind: 'person-changed',
    who: WHO,
    door: '/people/:person',
    page: (walk) => `/people/${staff(walk)}`,
    typed: { kana: 'ためし' },
    about: [null, staff],
    says: '職員・委員の登録内容を変更しました。',
  },
  {
    kind: 'person-forgotten',
    who: WHO,
    door: '/people/:person/erasure',
    page: '/people/person-new',
    about: [null, 'person-new'],
    says: '職員・委員の個人情報を削除しました。',
  },
  {
    kind: 'people-forgotten',
    who: WHO,
    door: 'ayumi forget',
    page: '/people',
    go: async ({ db, town }) => {
      const editor = {
        municipalityId: town.id,
        actor: 'コマンドライン',
        now: new Date('2026-03-31T10:00:00Z'),
      };
      await forgetPeople(db, editor, 5);
      return new Response();
    },
    actor: 'コマンドライン',
    about: [null, null],
    says: '保存期間を過ぎた個人情報を削除しました（離任から5年）。',
  },
  {
    kind: 'staff-list-confirmed',
    who: WHO,
    door: '/staff-list/:draft/confirmation',
    page: async ({ town: { browsers } }) => {
      await browsers.secretariat.get('/staff-list');
      const list =
        '実施主体,課,係,職名,役割,氏名,かな,メール,着任日,離任日\n市,試験課,,主任,担当,試しの着任,,,2026-04-01,';
      const sent = { file: new File([list], '名簿.csv'), since: '2026-04-01' };
      return (await browsers.secretariat.post('/staff-list', sent)).headers.get('location')!;
    },
    about: [null, null],
    says: '職員名簿の内容を登録しました（新しい課1件、新しい職1件、新しい職員・委員1人、着任1件）。',
  },
  {
    kind: 'handover-note-written',
    who: WHO,
    door: '/posts/:post/handover',
    page: (walk) => `${postPage(walk)}/handover`,
    typed: { text: '名簿は共有の棚にある。' },
    about: [null, staff],
    says: '職「長寿課 試しのwriter」の引継書にメモを書きました。',
  },
];
