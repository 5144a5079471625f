import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { inTransaction } from '#db/transaction.ts';
import { loadPlan } from '#records/archive/load-plan.ts';
import { storePlan } from '#records/archive/store-plan.ts';
import { Browser, makeMunicipality, testApplication } from '../../../test/kit/browser.ts';
import { testDatabase } from '../../../test/kit/database.ts';
import { officeReadyToSeal, sealThroughPage } from '../../../test/kit/sealed-year.ts';

const db = await testDatabase();
const app = testApplication(db);
const PAGES = [
  '',
  '/sheets/s-1',
  '/sheets/s-3',
  '/sheets/s-4',
  '/verification',
  '/document.json',
  '/errata?at=%2Fplans%2F0%2Fsheets%2F0%2Ffields%2Factivities',
];

async function sealedOffice() {
  const office = await officeReadyToSeal(db, app);
  const answer = await sealThroughPage(office.browser, office.path);
  if (answer.status !== 303) throw new Error(`not sealed: ${answer.status}`);
  await office.browser.get('/');
  return { ...office, edition: `${office.path}/editions/2023` };
}

async function textsOf(browser: Browser, edition: string): Promise<string[]> {
  const texts: string[] = [];
  for (const page of PAGES) {
    const answer = await browser.get(edition + page);
    expect(answer.status).toBe(200);
    texts.push(await answer.text());
  }
  return texts;
}

describe('a sealed year', () => {
  test('is the same for ever, whatever becomes of the plan', async () => {
    const { browser, edition, planId, municipality } = await sealedOffice();
    const before = await textsOf(browser, edition);
    expect(before[1]).toContain('配達員による見守り');
    expect(before[1]).toContain('今年度に取り組んだこと');
    expect(before[1]).toContain('【社協】');
    expect(before[1]).toContain('予定どおり');
    expect(before[1]).toContain('長寿課');

    const mine = { municipality_id: municipality.id };
    const ofPlan = { ...mine, plan_id: planId };
    const db_ = db.kysely;
    await db_
      .updateTable('department')
      .set({ name: '長寿社会部' })
      .where((eb) => eb.and({ ...mine, name: '長寿課' }))
      .execute();
    await db_
      .updateTable('owner')
      .set({ department: '長寿社会部' })
      .where((eb) => eb.and(ofPlan))
      .where('department', 'is not', null)
      .execute();
    await db_
      .updateTable('plan')
      .set({ title: '第３期計画', levels: JSON.stringify(['柱', '取組']), from_year: 2030, to_year: 2035 })
      .where((eb) => eb.and({ ...mine, id: planId }))
      .execute();
    await db_
      .updateTable('project')
      .set({ title: '改称した事業', fields: '{}', flags: '[]' })
      .where((eb) => eb.and(ofPlan))
      .execute();
    await db_
      .updateTable('node')
      .set({ title: '改称した項目', number: '９' })
      .where((eb) => eb.and(ofPlan))
      .execute();
    await db_
      .updateTable('rating_scale')
      .set({
        name: '別の区分',
        best: 'last',
        codes: JSON.stringify([{ code: 'A', label: '最低', definition: '' }]),
      })
      .where((eb) => eb.and(ofPlan))
      .execute();
    await db_
      .updateTable('form')
      .set({ name: '別の様式', sections: '[]' })
      .where((eb) => eb.and(ofPlan))
      .execute();
    await db_
      .updateTable('indicator')
      .set({ name: '別の指標', unit: '人' })
      .where((eb) => eb.and(ofPlan))
      .execute();
    await db_
      .updateTable('indicator_value')
      .set({ text: '0' })
      .where((eb) => eb.and(ofPlan))
      .execute();
    await db_
      .updateTable('sheet')
      .set({ fields: JSON.stringify({ activities: '書き換えた' }) })
      .where((eb) => eb.and(ofPlan))
      .execute();
    await db_
      .updateTable('rating')
      .set({ code: 'C', reason: '書き換えた' })
      .where((eb) => eb.and(ofPlan))
      .execute();
    await db_
      .updateTable('opinion')
      .set({ text: '書き換えた', response: null })
      .where((eb) => eb.and(ofPlan))
      .execute();

    expect(await textsOf(browser, edition)).toEqual(before);
  });

  test('goes with the plan to another installation and is the same there', async () => {
    const { planId, municipality, browser, edition } = await sealedOffice();
    const plan = (await loadPlan(db, municipality.id, planId))!;
    const there = await makeMunicipality(db, { roles: ['secretariat'] });
    const moved = await inTransaction(db, (tx) => storePlan(tx, there.id, plan, { actor: '事務局' }));
    const other = await new Browser(app).signIn(there.signIn('secretariat'));
    const document = await (await other.get(`/plans/${moved}/editions/2023/document.json`)).text();
    expect(document).toBe(await (await browser.get(`${edition}/document.json`)).text());
    expect(await (await other.get(`/plans/${moved}/editions/2023/verification`)).text()).toContain(
      '一致しています',
    );
    expect(await loadPlan(db, there.id, moved)).toEqual(plan);
  });

  test('that was changed from outside the application does not pass its verification', async () => {
    const { browser, edition, planId } = await sealedOffice();
    const { document } = await db.kysely
      .selectFrom('edition')
      .select('document')
      .where('plan_id', '=', planId)
      .executeTakeFirstOrThrow();
    const forged = Buffer.from(document.toString().replace('配達員による見守り', '配達員による見張り'));
    await sql`ALTER TABLE edition DISABLE TRIGGER edition_stays`.execute(db.kysely);
    await db.kysely
      .updateTable('edition')
      .set({ document: forged, sha256: 'f'.repeat(64) })
      .where('plan_id', '=', planId)
      .execute();
    await sql`ALTER TABLE edition ENABLE TRIGGER edition_stays`.execute(db.kysely);
    expect(await (await browser.get(`${edition}/verification`)).text()).toContain('一致しません');
  });

  test('is read by everybody of the municipality, and by nobody else', async () => {
    const { edition, municipality, path } = await sealedOffice();
    const viewer = await new Browser(app).signIn(municipality.signIn('viewer'));
    expect((await viewer.get(`${path}/editions`)).status).toBe(200);
    expect((await viewer.get(edition)).status).toBe(200);
    const page = await (await viewer.get(`${edition}/sheets/s-1`)).text();
    expect(page).not.toContain('正誤を登録する');
    const other = await officeReadyToSeal(db, app);
    for (const page of PAGES) expect((await other.browser.get(edition + page)).status).toBe(404);
    for (const unknown of [
      '/plans/x/editions/2023',
      `${path}/editions/1999`,
      `${path}/editions/abc`,
      `${edition}/sheets/none`,
    ])
      expect((await viewer.get(unknown)).status).toBe(404);
  });
});

describe('an erratum', () => {
  const at = '/plans/0/sheets/0/fields/activities';
  const correction = { at, wrong: '腕章を配った', correct: '腕章を二百枚配った', reason: '枚数の記載漏れ' };

  test('stands beside the sheet and the edition, which stay as they were', async () => {
    const { browser, edition, path } = await sealedOffice();
    const sealed = await (await browser.get(`${edition}/document.json`)).text();
    const form = await (await browser.get(`${edition}/errata?at=${encodeURIComponent(at)}`)).text();
    expect(form).toContain('配達員による見守り　今年度に取り組んだこと');
    expect(form).toContain('・協力店をたずね歩いた。');
    const answer = await browser.post(`${edition}/errata`, correction);
    expect(answer.headers.get('location')).toBe(`${edition}/sheets/s-1`);
    for (const page of [edition, `${edition}/sheets/s-1`]) {
      const text = await (await browser.get(page)).text();
      expect(text).toContain('腕章を二百枚配った');
      expect(text).toContain('枚数の記載漏れ');
    }
    expect(await (await browser.get(`${edition}/sheets/s-3`)).text()).not.toContain('腕章を二百枚配った');
    expect(await (await browser.get(`${path}/editions`)).text()).toContain('1件');
    expect(await (await browser.get(`${edition}/document.json`)).text()).toBe(sealed);
  });

  test.each([
    ['what the edition does not say', { wrong: '腕章を売った' }, '確定版の記載にありません'],
    ['a correction that changes nothing', { correct: '腕章を配った' }, '誤（現在の記載）と同じです'],
    ['no reason', { reason: ' ' }, '理由を入力してください'],
  ])('%s is refused, and what was typed stays', async (_name, change, sentence) => {
    const { browser, edition } = await sealedOffice();
    await browser.get(`${edition}/errata?at=${encodeURIComponent(at)}`);
    const answer = await browser.post(`${edition}/errata`, { ...correction, ...change });
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain(sentence);
    expect(page).toContain({ ...correction, ...change }.wrong);
  });

  test('is the secretariat’s, and only for a place that a sheet has', async () => {
    const { browser, edition, municipality } = await sealedOffice();
    await browser.get(edition);
    expect((await browser.post(`${edition}/errata`, { ...correction, at: '/plans/0/title' })).status).toBe(
      404,
    );
    const viewer = await new Browser(app).signIn(municipality.signIn('viewer'));
    expect((await viewer.post(`${edition}/errata`, correction)).status).toBe(403);
  });
});
