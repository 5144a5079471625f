import { describe, expect, test } from 'vitest';
import { inTransaction } from '#db/transaction.ts';
import type { ExchangePlan } from '#exchange/schema.ts';
import { loadPlan } from '#records/archive/load-plan.ts';
import { storePlan } from '#records/archive/store-plan.ts';
import { Browser, makeMunicipality, testApplication } from '../../../test/kit/browser.ts';
import { testDatabase } from '../../../test/kit/database.ts';
import { idOf, makeDepartmentsOf } from '../../../test/kit/departments.ts';
import { officePlan, runningYear } from '../../../test/kit/office-plan.ts';

const db = await testDatabase();
const app = testApplication(db, () => new Date('2026-05-24T03:00:00Z'));

async function office(plan: ExchangePlan) {
  const city = await makeMunicipality(db, {
    roles: ['secretariat', 'writer', 'reviewer', 'committee'],
    departments: { writer: '試し0課' },
  });
  const planId = `plan-${city.id}`;
  await makeDepartmentsOf(db, city.id, plan);
  await inTransaction(db, (tx) => storePlan(tx, city.id, plan, { actor: '事務局', planId }));
  const browser = await new Browser(app).signIn(city.signIn('secretariat'));
  const load = async () => (await loadPlan(db, city.id, planId))!;
  return { city, browser, planId, load, path: `/plans/${planId}/cycles/2025` };
}
type Office = Awaited<ReturnType<typeof office>>;
const textOf = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
const stateOf = async ({ load }: Office) => (await load()).cycles![0]!.state;
const mailsOf = ({ city }: Office) =>
  db.kysely
    .selectFrom('mail')
    .select(['to_label', 'digest', 'subject', 'text'])
    .where('municipality_id', '=', city.id)
    .execute();

async function move(at: Office, to: string, more: Record<string, string> = {}) {
  const page = await (await at.browser.get(`${at.path}/move?to=${to}`)).text();
  const version = page.match(/name="version" value="(\d+)"/)?.[1] ?? '1';
  return at.browser.post(`${at.path}/moves`, { to, version, ...more });
}

describe('a year moves', () => {
  test('from preparing to collecting, telling each department what it has to write', async () => {
    const at = await office(runningYear(officePlan(), 'preparing'));
    const page = textOf(await (await at.browser.get(`${at.path}/move?to=collecting`)).text());
    expect(page).toContain('試し0課（2件） 試し0課 試しのwriter メールアドレスなし（手渡し）');
    expect(await mailsOf(at)).toEqual([]);
    expect((await move(at, 'collecting', { tell: 'on', message: 'よろしくお願いします。' })).status).toBe(
      303,
    );
    expect(await stateOf(at)).toBe('collecting');
    const mails = await mailsOf(at);
    expect(mails.map(({ to_label, digest }) => [to_label, digest])).toEqual([
      ['試し0課 試しのwriter', 'cycle'],
      ['試し1課', 'cycle'],
    ]);
    expect(mails[0]!.text).toContain('・1　試しの事業0\n・3　試しの事業2');
    expect(mails[0]!.text).toContain('締切日　令和8年5月31日');
    expect(mails[0]!.text).toContain('よろしくお願いします。');
  });

  test('without a word where nobody is to be told', async () => {
    const at = await office(runningYear(officePlan(), 'preparing'));
    await move(at, 'collecting');
    expect(await stateOf(at)).toBe('collecting');
    expect(await mailsOf(at)).toEqual([]);
  });

  test('to the reviewers and the committee, who are told it is their turn', async () => {
    const at = await office(runningYear(officePlan()));
    const page = textOf(await (await at.browser.get(`${at.path}/move?to=reviewing`)).text());
    expect(page).toContain('提出がまだの担当分が2件あります。');
    await move(at, 'reviewing', { tell: 'on' });
    await move(at, 'consulting', { tell: 'on' });
    expect(await stateOf(at)).toBe('consulting');
    expect((await mailsOf(at)).map(({ to_label }) => to_label)).toEqual([
      '試しのreviewer',
      '試しのcommittee',
    ]);
  });

  test('back only with a reason', async () => {
    const at = await office(runningYear(officePlan(), 'reviewing'));
    const refused = await move(at, 'collecting');
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('前の段階に戻すことの理由を入力してください。');
    expect(await stateOf(at)).toBe('reviewing');
    await move(at, 'collecting', { reason: '書き直しが多い' });
    expect(await stateOf(at)).toBe('collecting');
    const event = await db.kysely
      .selectFrom('event')
      .select('details')
      .where('municipality_id', '=', at.city.id)
      .where('kind', '=', 'cycle-moved')
      .executeTakeFirstOrThrow();
    expect(event.details).toMatchObject({ from: 'reviewing', to: 'collecting', reason: '書き直しが多い' });
  });

  test.each(['consulting', 'sealed', 'preparing', 'targeting', 'x'])(
    'not from collecting to %s',
    async (to) => {
      const at = await office(runningYear(officePlan()));
      const answer = await at.browser.post(`${at.path}/moves`, { to, version: '1', reason: 'だめ' });
      expect(answer.status).toBe(409);
      expect(await stateOf(at)).toBe('collecting');
    },
  );

  test('once where two move it: the second is told', async () => {
    const at = await office(runningYear(officePlan()));
    const answers = [
      await at.browser.post(`${at.path}/moves`, { to: 'reviewing', version: '1' }),
      await at.browser.post(`${at.path}/moves`, { to: 'reviewing', version: '1' }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([303, 409]);
  });
});

describe('the target-setting stage', () => {
  const targeting = () => office(runningYear(officePlan({ targeting: true }), 'targeting'));

  test('comes first and is watched on the board by its own parts', async () => {
    const at = await targeting();
    const text = textOf(await (await at.browser.get(at.path)).text());
    expect(text).toContain('準備中 目標設定 記入・提出');
    expect(text).toContain('シート（実数）4枚 差戻し 1 未記入 1 承認待ち 1 承認済み 1');
    expect(text).toContain('令和7年5月31日 358日超過');
  });

  test('does not end while targets are not approved, but for a reason', async () => {
    const at = await targeting();
    const page = textOf(await (await at.browser.get(`${at.path}/move?to=collecting`)).text());
    expect(page).toContain('承認されていない目標が3件あります。');
    const refused = await move(at, 'collecting');
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('目標の承認を待たずに進むことの理由を入力してください。');
    await move(at, 'collecting', { reason: '議会の日程による' });
    expect(await stateOf(at)).toBe('collecting');
  });

  test('leaves the sheets to be written from the start', async () => {
    const plan = runningYear(officePlan({ targeting: true }), 'targeting');
    for (const sheet of plan.sheets.filter(({ year }) => year === 2025)) {
      sheet.state = 'approved';
      sheet.parts![0]!.state = 'approved';
    }
    const at = await office(plan);
    expect((await move(at, 'collecting')).status).toBe(303);
    const sheets = (await at.load()).sheets.filter(({ year }) => year === 2025);
    expect(new Set(sheets.map(({ state }) => state))).toEqual(new Set(['draft']));
    expect(sheets[0]!.parts!.map(({ stage, state }) => [stage, state])).toEqual([
      ['targeting', 'approved'],
      ['collecting', 'draft'],
    ]);
  });
});

describe('the days of a year', () => {
  const days = {
    'from-collecting': '2026-04-15',
    'due-collecting': '2026-06-12',
    'from-approval': '2026-04-15',
    'due-approval': '2026-06-19',
    'from-reviewing': '2026-06-22',
    'due-reviewing': '2026-07-31',
    'from-consulting': '2026-08-01',
    'due-consulting': '2026-09-30',
  };

  test('can be changed with exceptions and focus projects, and are kept as they were seen', async () => {
    const at = await office(runningYear(officePlan()));
    const page = await (await at.browser.get(`${at.path}/dates`)).text();
    expect(page).toContain('id="field-due-collecting"');
    expect(page).toContain('value="2026-05-31"');
    const answer = await at.browser.post(`${at.path}/dates`, {
      ...days,
      version: '1',
      focus: ['p-1', 'nobody'],
      'exception-department-0': idOf('試し0課'),
      'exception-stage-0': 'collecting',
      'exception-due-0': '2026-06-30',
    });
    expect(answer.status).toBe(303);
    expect((await at.load()).cycles![0]).toMatchObject({
      stages: { collecting: { from: '2026-04-15', due: '2026-06-12' } },
      exceptions: [{ department: '試し0課', stage: 'collecting', due: '2026-06-30' }],
      focus: ['p-1'],
    });
    const board = textOf(await (await at.browser.get(at.path)).text());
    expect(board).toContain('試し0課 0 1 0 1 0 2 6/30 あと37日');
    expect(board).toContain('試し1課 1 0 0 0 1 2 6/12 あと19日');
  });

  test('are refused where somebody was first, and asked for again where they are wrong', async () => {
    const at = await office(runningYear(officePlan()));
    const wrong = await at.browser.post(`${at.path}/dates`, {
      ...days,
      version: '1',
      'due-collecting': '2026-02-30',
    });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('実際にある日付を入力してください');
    expect((await at.browser.post(`${at.path}/dates`, { ...days, version: '9' })).status).toBe(409);
    expect((await at.load()).cycles![0]!.stages.collecting!.due).toBe('2026-05-31');
  });
});

describe('sheets of an opened year', () => {
  test('come later for a project that was left out or has ended', async () => {
    const plan = runningYear(officePlan());
    plan.sheets = plan.sheets.filter(({ id }) => id !== 's-2025-3' && id !== 's-2025-0');
    plan.cycles![0]!.leftOut = [{ project: 'p-3', reason: '休止' }];
    plan.projects[0]!.ended = { year: 2024, reason: '了' };
    const at = await office(plan);
    const page = textOf(await (await at.browser.get(`${at.path}/sheets`)).text());
    expect(page).toContain('試しの事業3 対象外（休止）');
    expect(page).toContain('試しの事業0 令和6年度で終了（了）');
    for (const project of ['p-3', 'p-0'])
      expect((await at.browser.post(`${at.path}/sheets`, { project })).status).toBe(303);
    const stored = await at.load();
    const added = stored.sheets.find(({ project, year }) => project === 'p-3' && year === 2025)!;
    expect(added).toMatchObject({
      state: 'draft',
      fields: { annualPlan: '来年の方針3' },
      parts: [{ department: '試し1課', stage: 'collecting', state: 'draft' }],
    });
    expect(stored.cycles![0]!.leftOut).toEqual([]);
    expect(stored.projects[0]!.ended).toBeUndefined();
    expect((await at.browser.post(`${at.path}/sheets`, { project: 'p-3' })).status).toBe(409);
    expect((await at.browser.post(`${at.path}/sheets`, { project: 'nobody' })).status).toBe(404);
  });

  test('go again, with a reason, while nobody has written in them', async () => {
    const plan = runningYear(officePlan());
    const at = await office(plan);
    await at.browser.get(`${at.path}/sheets`);
    const sheet = 's-2025-0';
    expect((await at.browser.post(`${at.path}/removals`, { sheet, reason: '' })).status).toBe(422);
    const written = await at.browser.post(`${at.path}/removals`, { sheet: 's-2025-2', reason: '休止' });
    expect(written.status).toBe(409);
    expect(await written.text()).toContain('このシートは外せません');
    expect((await at.browser.post(`${at.path}/removals`, { sheet, reason: '休止' })).status).toBe(303);
    const stored = await at.load();
    expect(stored.sheets.find(({ id }) => id === sheet)).toBeUndefined();
    expect(stored.cycles![0]!.leftOut).toEqual([{ project: 'p-0', reason: '休止' }]);
  });

  test('stay once they were saved, remarked on or graded', async () => {
    const at = await office(runningYear(officePlan({ projects: 12 })));
    const own = { municipality_id: at.city.id, plan_id: at.planId };
    const by = { actor: '担当', at: '2026-05-01T00:00:00Z' };
    await db.kysely
      .updateTable('part')
      .set({ saved_at: by.at })
      .where('municipality_id', '=', at.city.id)
      .where('sheet_id', '=', 's-2025-0')
      .execute();
    await db.kysely
      .insertInto('remark')
      .values({ ...own, ...by, id: 'r', sheet_id: 's-2025-4', text: 'ここは' })
      .execute();
    await db.kysely
      .insertInto('rating')
      .values({ ...own, project_id: 'p-8', sheet_id: 's-2025-8', year: 2025, layer: 'self', code: 'A' })
      .execute();
    const page = await (await at.browser.get(`${at.path}/sheets`)).text();
    expect(page).toContain('外せるシートはありません');
    for (const sheet of ['s-2025-0', 's-2025-4', 's-2025-8'])
      expect((await at.browser.post(`${at.path}/removals`, { sheet, reason: '休止' })).status, sheet).toBe(
        409,
      );
  });
});

test('nothing of a year is moved by anybody but its own secretariat', async () => {
  const at = await office(runningYear(officePlan()));
  const elsewhere = await office(runningYear(officePlan()));
  const writer = await new Browser(app).signIn(at.city.signIn('writer'));
  const tries: [string, Record<string, string>][] = [
    ['moves', { to: 'reviewing', version: '1' }],
    ['dates', { version: '1' }],
    ['sheets', { project: 'p-0' }],
    ['removals', { sheet: 's-2025-0', reason: '休止' }],
    ['reminders', { department: idOf('試し0課') }],
  ];
  for (const [action, fields] of tries) {
    expect((await writer.post(`${at.path}/${action}`, fields)).status, action).toBe(403);
    expect((await elsewhere.browser.post(`${at.path}/${action}`, fields)).status, action).toBe(404);
  }
  expect(await stateOf(at)).toBe('collecting');
});
