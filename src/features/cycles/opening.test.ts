import { describe, expect, test } from 'vitest';
import { inTransaction } from '#db/transaction.ts';
import type { ExchangePlan } from '#exchange/schema.ts';
import { loadPlan } from '#records/archive/load-plan.ts';
import { Browser, makeMunicipality, testApplication } from '../../../test/kit/browser.ts';
import { testDatabase } from '../../../test/kit/database.ts';
import { idOf, storeNamed } from '../../../test/kit/departments.ts';
import { officePlan } from '../../../test/kit/office-plan.ts';
import { smallPlan } from '../../../test/kit/small-plan.ts';

const db = await testDatabase();
const app = testApplication(db);

/** A municipality with one plan and its secretariat at work. */
async function office(plan: ExchangePlan = officePlan()) {
  const city = await makeMunicipality(db, {
    roles: ['secretariat', 'writer'],
    departments: { writer: '試し0課' },
  });
  await inTransaction(db, (tx) =>
    storeNamed(tx, city.id, plan, { actor: '事務局', planId: `plan-${city.id}` }),
  );
  const browser = await new Browser(app).signIn(city.signIn('secretariat'));
  const path = `/plans/plan-${city.id}`;
  const load = async () => (await loadPlan(db, city.id, `plan-${city.id}`))!;
  return { city, browser, path, load, planId: `plan-${city.id}` };
}

/** The fields of the page's form as a browser would send them. */
function fieldsOf(html: string): Record<string, string | string[]> {
  const form = html.match(/<form method="post" action="[^"]*\/cycles".*?<\/form>/s)![0];
  const fields: Record<string, string> = {};
  for (const [input] of form.matchAll(/<input[^>]*>/g)) {
    const name = input.match(/ name="([^"]*)"/)?.[1];
    if (!name || name === 'csrf' || (input.includes('type="checkbox"') && !/ checked/.test(input))) continue;
    fields[name] = input.match(/ value="([^"]*)"/)?.[1] ?? '';
  }
  return fields;
}
const textOf = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

async function shown({ browser, path }: Awaited<ReturnType<typeof office>>, year = 2025) {
  const page = await (await browser.get(`${path}/opening?year=${year}`)).text();
  return { page, fields: fieldsOf(page) };
}

describe('the page of an opening', () => {
  test('says what will be made, what closes and who is missing, and makes nothing', async () => {
    const at = await office();
    const { page } = await shown(at);
    const text = textOf(page);
    expect(text).toContain('作るシート（実数） 3 担当分 3 前の内容を引き継ぐシート 3 終了のため作らない 1');
    expect(text).toContain('様式「試しの様式」（第1版） 3枚');
    expect(text).toContain('前年度の評価が「了」のため、終了としてシートを作りません。');
    expect(text).toContain('本日現在、記入する人のいない課が1あります。');
    expect(text).toContain('試し1課 組織と担当者');
    expect(text).toContain('試しの事業1 試し1課 試しの様式');
    expect((await at.load()).cycles ?? []).toEqual([]);
  });

  test('proposes the usual days: the account of a year is written after it', async () => {
    const { fields } = await shown(await office());
    expect(fields).toMatchObject({
      'from-collecting': '2026-04-15',
      'due-collecting': '2026-05-31',
      'due-approval': '2026-06-10',
      'due-reviewing': '2026-07-15',
      'due-consulting': '2026-08-31',
    });
    expect(fields).not.toHaveProperty('due-targeting');
  });

  test('proposes no day that has passed', async () => {
    const late = testApplication(db, () => new Date('2026-12-01T03:00:00Z'));
    const at = await office();
    const browser = await new Browser(late).signIn(at.city.signIn('secretariat'));
    const { fields } = await shown({ ...at, browser });
    expect(fields).toMatchObject({ 'from-collecting': '2026-12-01', 'due-collecting': '2027-01-16' });
  });

  test('makes nothing that has stood still since before it was there', async () => {
    // When a stage began is told by the clock of the database, so that of the application goes with it.
    const today = testApplication(db, () => new Date());
    const at = await office();
    const browser = await new Browser(today).signIn(at.city.signIn('secretariat'));
    const { fields } = await shown({ ...at, browser });
    // Whoever keeps the days of the past all the same is not told that the sheets lay still for months.
    const past = { 'from-collecting': '2026-04-15', 'due-collecting': '2026-05-31' };
    await browser.post(`${at.path}/cycles`, { ...fields, ...past });
    await browser.post(`${at.path}/cycles/2025/moves`, { to: 'collecting', version: '1', reason: '' });
    const text = textOf(await (await browser.get(`${at.path}/cycles/2025`)).text());
    expect(text).toContain('いまの段階：記入・提出');
    // The second day of one that began before midnight.
    expect(text).toMatch(/（[01]日）/);
  });

  test('without a year leads back to the list, and of an opened year to that year', async () => {
    const at = await office();
    expect((await at.browser.get(`${at.path}/opening?year=x`)).headers.get('location')).toBe(
      `${at.path}/cycles`,
    );
    await at.browser.post(`${at.path}/cycles`, (await shown(at)).fields);
    expect((await at.browser.get(`${at.path}/opening?year=2025`)).headers.get('location')).toBe(
      `${at.path}/cycles/2025`,
    );
  });
});

describe('opening a year', () => {
  test('makes cycle, sheets with their form and last year’s words, parts, and ends what was finished', async () => {
    const at = await office();
    const { fields } = await shown(at);
    const answer = await at.browser.post(`${at.path}/cycles`, { ...fields, focus: ['p-2'] });
    expect(answer.headers.get('location')).toBe(`${at.path}/cycles/2025`);
    const plan = await at.load();
    expect(plan.cycles).toEqual([
      expect.objectContaining({ year: 2025, state: 'preparing', focus: ['p-2'], leftOut: [] }),
    ]);
    const sheets = plan.sheets.filter(({ year }) => year === 2025);
    expect(sheets.map(({ project }) => project)).toEqual(['p-1', 'p-2', 'p-3']);
    expect(sheets[0]).toMatchObject({
      state: 'draft',
      form: { id: 'f', version: 1 },
      fields: { annualPlan: '来年の方針1' },
      parts: [{ department: '試し1課', stage: 'collecting', state: 'draft', fields: {} }],
    });
    expect(plan.projects[0]!.ended).toEqual({ year: 2024, reason: '了' });
    expect(plan.projects[1]!.ended).toBeUndefined();
    const found = async () => (await at.browser.get('/search?q=来年の方針1&kind=sheet')).text();
    expect(await found()).toContain(`${at.path}/sheets/${sheets[0]!.id}`);
    const takeOut = (sheet: string) =>
      at.browser.post(`${at.path}/cycles/2025/removals`, { sheet, reason: '担当課と相談' });
    // Whoever was to read it reads it no more.
    const { municipality_id, plan_id } = await db.kysely
      .selectFrom('sheet')
      .select(['municipality_id', 'plan_id'])
      .where('id', '=', sheets[0]!.id)
      .executeTakeFirstOrThrow();
    await db.kysely
      .insertInto('person')
      .values({ municipality_id, id: 'reader', name: '試しの委員' })
      .execute();
    for (const { id } of sheets.slice(0, 2))
      await db.kysely
        .insertInto('assignment')
        .values({ municipality_id, plan_id, sheet_id: id, person_id: 'reader' })
        .execute();
    expect((await takeOut(sheets[0]!.id)).status).toBe(303);
    const read = db.kysely
      .selectFrom('assignment')
      .select('sheet_id')
      .where('municipality_id', '=', municipality_id);
    expect(await read.execute()).toEqual([{ sheet_id: sheets[1]!.id }]);
    expect(await found()).not.toContain(sheets[0]!.id);
    // What has no sheet is no focus of the year.
    expect((await takeOut(sheets[1]!.id)).status).toBe(303);
    const reason = '担当課と相談';
    expect((await at.load()).cycles![0]).toMatchObject({
      focus: [],
      leftOut: [
        { project: 'p-1', reason },
        { project: 'p-2', reason },
      ],
    });
  });

  test('keeps a project that goes on in spite of its grade, and leaves out another with its reason', async () => {
    const at = await office();
    const { fields } = await shown(at);
    await at.browser.post(`${at.path}/cycles`, {
      ...fields,
      keep: ['p-0'],
      leave: ['p-3'],
      'why-p-3': '工事で休む',
    });
    const plan = await at.load();
    expect(plan.sheets.filter(({ year }) => year === 2025).map(({ project }) => project)).toEqual([
      'p-0',
      'p-1',
      'p-2',
    ]);
    expect(plan.cycles![0]!.leftOut).toEqual([{ project: 'p-3', reason: '工事で休む' }]);
    expect(plan.projects[0]!.ended).toBeUndefined();
  });

  test('asks for what is missing and keeps everything that was typed', async () => {
    const at = await office();
    const { fields } = await shown(at);
    const answer = await at.browser.post(`${at.path}/cycles`, {
      ...fields,
      'due-collecting': '',
      leave: ['p-2', 'p-3'],
      'why-p-3': '休止',
      'exception-department-0': idOf('試し1課'),
      'exception-due-0': '2026-06-05',
      'exception-stage-0': 'collecting',
    });
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(textOf(page)).toContain('「シートの記入と提出」の締切日の日付を入力してください。');
    expect(textOf(page)).toContain('「試しの事業2」を外すことの理由を入力してください。');
    const again = fieldsOf(page);
    expect(again).toMatchObject({ 'why-p-3': '休止', 'exception-due-0': '2026-06-05', token: fields.token });
    expect(page).toMatch(/<input type="checkbox" name="leave" value="p-2" checked/);
    expect((await at.load()).cycles ?? []).toEqual([]);
  });

  test('refuses days in the wrong order', async () => {
    const at = await office();
    const { fields } = await shown(at);
    const answer = await at.browser.post(`${at.path}/cycles`, { ...fields, 'due-collecting': '2026-04-01' });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('締切日が、始まりの日より前になっています');
  });

  test('twice from one page is one year; from two pages the second is told so', async () => {
    const at = await office();
    const { fields } = await shown(at);
    const other = await shown(at);
    expect((await at.browser.post(`${at.path}/cycles`, fields)).status).toBe(303);
    expect((await at.browser.post(`${at.path}/cycles`, fields)).status).toBe(303);
    const late = await at.browser.post(`${at.path}/cycles`, other.fields);
    expect(late.status).toBe(409);
    expect(await late.text()).toContain('この年度は、すでに準備されています');
    const plan = await at.load();
    expect(plan.cycles).toHaveLength(1);
    expect(plan.sheets.filter(({ year }) => year === 2025)).toHaveLength(3);
  });

  test('by two at the same moment is done by one; the other is told', async () => {
    const at = await office();
    const [one, other] = [await shown(at), await shown(at)];
    const answers = await Promise.all(
      [one, other].map(({ fields }) => at.browser.post(`${at.path}/cycles`, fields)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
    expect((await at.load()).sheets.filter(({ year }) => year === 2025)).toHaveLength(3);
  });

  test('of a plan that was changed meanwhile is refused whole', async () => {
    const at = await office();
    const { fields } = await shown(at);
    const answer = await at.browser.post(`${at.path}/cycles`, { ...fields, planVersion: '7' });
    expect(answer.status).toBe(409);
    expect((await at.load()).cycles ?? []).toEqual([]);
  });

  test('waits for a form where a project has none', async () => {
    const at = await office(smallPlan());
    const { page, fields } = await shown(at, 2025);
    expect(textOf(page)).toContain('様式の決まらない事業が3件あるため、まだ準備できません。');
    expect((await at.browser.post(`${at.path}/cycles`, fields)).status).toBe(422);
  });

  test('takes over sheets that were imported for the year, each as far as it is', async () => {
    const plan = officePlan();
    plan.sheets.push({ ...plan.sheets[1]!, id: 's-2025-1', year: 2025, ratings: [], state: 'submitted' });
    const at = await office(plan);
    const { page, fields } = await shown(at);
    expect(textOf(page)).toContain('うち1枚は、取り込み済みの同じ年度のシートをそのまま使います。');
    await at.browser.post(`${at.path}/cycles`, fields);
    const stored = await at.load();
    expect(stored.sheets.find(({ id }) => id === 's-2025-1')).toMatchObject({
      state: 'submitted',
      form: { id: 'f', version: 1 },
      parts: [{ state: 'submitted' }],
    });
    expect(stored.sheets.filter(({ year }) => year === 2025)).toHaveLength(3);
  });

  test('with a target-setting stage carries last year’s 翌年度の目標 to the only indicator', async () => {
    const at = await office(officePlan({ targeting: true }));
    const { fields } = await shown(at);
    expect(fields['due-targeting']).toBe('2026-05-16');
    await at.browser.post(`${at.path}/cycles`, fields);
    const plan = await at.load();
    const sheet = plan.sheets.find(({ project, year }) => project === 'p-2' && year === 2025)!;
    expect(sheet.parts!.map(({ stage }) => stage)).toEqual(['targeting', 'collecting']);
    expect(plan.indicators[2]!.values).toContainEqual({ kind: 'target', year: 2025, text: '12回' });
    expect(plan.indicators[0]!.values.filter(({ year }) => year === 2025)).toEqual([]);
    const found = await (await at.browser.get('/search?q=12回&kind=indicator')).text();
    expect(found).toContain(`/indicators/${plan.indicators[2]!.id}`);
  });

  test('of an empty plan makes a year without sheets', async () => {
    const at = await office({ ...officePlan({ projects: 0 }) });
    const { page, fields } = await shown(at);
    expect(textOf(page)).toContain('この計画には、まだ事業がありません。');
    expect((await at.browser.post(`${at.path}/cycles`, fields)).status).toBe(303);
    expect((await at.load()).cycles).toHaveLength(1);
  });

  test('of a plan of 340 projects is one go', async () => {
    const at = await office(officePlan({ projects: 340, departments: 20 }));
    const { fields } = await shown(at);
    expect((await at.browser.post(`${at.path}/cycles`, fields)).status).toBe(303);
    expect((await at.load()).sheets.filter(({ year }) => year === 2025)).toHaveLength(339);
  });

  test('is for the secretariat of the municipality alone', async () => {
    const at = await office();
    const writer = await new Browser(app).signIn(at.city.signIn('writer'));
    expect((await writer.get(`${at.path}/opening?year=2025`)).status).toBe(403);
    expect((await writer.post(`${at.path}/cycles`, (await shown(at)).fields)).status).toBe(403);
    const elsewhere = await office();
    const foreign = await elsewhere.browser.get(`${at.path}/opening?year=2025`);
    expect(foreign.status).toBe(404);
    expect((await elsewhere.browser.post(`${at.path}/cycles`, (await shown(at)).fields)).status).toBe(404);
  });
});

test('the list of years shows which is where, and offers the next to the secretariat', async () => {
  const at = await office();
  const before = textOf(await (await at.browser.get(`${at.path}/cycles`)).text());
  expect(before).toContain('令和6年度 取り込んだ記録 4枚');
  await at.browser.post(`${at.path}/cycles`, (await shown(at)).fields);
  const page = await (await at.browser.get(`${at.path}/cycles`)).text();
  expect(textOf(page)).toContain('令和7年度 準備中 3枚');
  expect(page).toContain('<option value="2026" selected');
  const writer = await new Browser(app).signIn(at.city.signIn('writer'));
  const theirs = await (await writer.get(`${at.path}/cycles`)).text();
  expect(theirs).toContain('準備中');
  expect(theirs).not.toContain('新しい年度を準備する');
});
