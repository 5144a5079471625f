import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { inPlan } from '#db/in-plan.ts';
import { inTransaction } from '#db/transaction.ts';
import { canonicalJson } from '#exchange/canonical.ts';
import { documentSchema } from '#exchange/schema.ts';
import { findingSentence } from '#messages/finding-sentence.ts';
import { editionOf } from '#records/archive/edition-of.ts';
import { sealCycle } from '#records/archive/seal-cycle.ts';
import { holdYear } from '#records/plan/hold-year.ts';
import { actIn } from '../../../test/kit/act-in.ts';
import { Browser, testApplication } from '../../../test/kit/browser.ts';
import { testDatabase } from '../../../test/kit/database.ts';
import { officeReadyToSeal, planReadyToSeal, sealThroughPage } from '../../../test/kit/sealed-year.ts';

const db = await testDatabase();
const app = testApplication(db);
const seal = '/cycles/2023/seal';
const office = (more = {}) => officeReadyToSeal(db, app, more);
const contradiction = {
  ratings: [{ project: 'p-1', year: 2023, layer: 'final' as const, department: null, code: 'A' }],
};
const cycleOf = (planId: string) =>
  db.kysely
    .selectFrom('cycle')
    .select('state')
    .where('plan_id', '=', planId)
    .where('year', '=', 2023)
    .executeTakeFirst();

describe('what stands against sealing', () => {
  test('nothing where all is done; an opinion without an answer is told', async () => {
    const { browser, path } = await office();
    const page = await (await browser.get(path + seal)).text();
    expect(page).toContain('確定できます。');
    expect(page).toContain('回答のない委員会の意見が1件あります');
    expect(page).toContain('年度を確定する');
  });

  test('an open sheet, an aside text, and a stage that is not the last: no button, and the button’s address refuses', async () => {
    const sheets = planReadyToSeal().sheets.map((sheet) =>
      sheet.id === 's-3' ? { ...sheet, state: 'reviewed' as const } : sheet,
    );
    const cycles = planReadyToSeal().cycles!.map((cycle) => ({ ...cycle, state: 'reviewing' as const }));
    const { browser, path, planId, municipality } = await office({ sheets, cycles });
    await db.kysely
      .insertInto('set_aside_text')
      .values({
        municipality_id: municipality.id,
        plan_id: planId,
        id: 'a-1',
        sheet_id: 's-1',
        department_id: null,
        field: 'activities',
        text: '二人目の文章',
        actor: '長寿課',
        at: '2026-03-01T00:00:00Z',
      })
      .execute();
    const page = await (await browser.get(path + seal)).text();
    expect(page).toContain('評価が確定していないシートが1枚あります');
    expect(page).toContain('査定済み');
    expect(page).toContain('二人目の文章');
    expect(page).toContain('段階が、確定の一つ前まで進んでいません');
    expect(page).not.toContain('name="understood"');
    expect((await browser.post(path + seal, { version: '1', understood: 'yes' })).status).toBe(409);
    expect(await cycleOf(planId)).toEqual({ state: 'reviewing' });
  });

  test('a contradiction stands in the way until it has a reason; with other figures it is another one', async () => {
    const { browser, municipality, path, planId } = await office(contradiction);
    const page = await (await browser.get(path + seal)).text();
    expect(page).toContain('確認事項のうち、食い違いが1件あります');
    const finding = page.match(/name="finding" value="([0-9a-f]{32})"/)![1]!;
    expect((await sealThroughPage(browser, path)).status).toBe(409);
    const answer = await browser.post(`${path}${seal}/reasons`, {
      finding,
      [`reason-${finding}`]: '冊子の誤植のため、シートを正とする。',
    });
    expect(answer.status).toBe(303);
    const reasoned = await (await browser.get(path + seal)).text();
    expect(reasoned).toContain('確定できます。');
    expect(reasoned).toContain('冊子の誤植のため');
    const another = {
      finding: 'f'.repeat(32),
      reason: '別の確認事項の理由',
      actor: '事務局',
      at: '2026-03-20T01:00:00Z',
    };
    const ofYear = { municipality_id: municipality.id, plan_id: planId, year: 2023 };
    await db.kysely
      .insertInto('finding_reason')
      .values({ ...ofYear, ...another })
      .execute();
    const without = { finding, [`reason-${finding}`]: '' };
    expect((await browser.post(`${path}${seal}/reasons`, without)).status).toBe(303);
    const left = db.kysely.selectFrom('finding_reason').select('reason').where('plan_id', '=', planId);
    expect(await left.execute()).toEqual([{ reason: '別の確認事項の理由' }]);
    expect(await (await browser.get(path + seal)).text()).toContain('確認事項のうち、食い違いが1件あります');
    await browser.post(`${path}${seal}/reasons`, { finding, [`reason-${finding}`]: '冊子の誤植のため。' });
    await db.kysely
      .updateTable('rating')
      .set({ code: 'C' })
      .where('plan_id', '=', planId)
      .where('sheet_id', 'is', null)
      .where('year', '=', 2023)
      .execute();
    expect(await (await browser.get(path + seal)).text()).toContain('確認事項のうち、食い違いが1件あります');
  });

  test('a reason that is too long is refused, and what was typed stays', async () => {
    const { browser, path } = await office(contradiction);
    const page = await (await browser.get(path + seal)).text();
    const finding = page.match(/name="finding" value="([0-9a-f]{32})"/)![1]!;
    const long = 'あ'.repeat(1_001);
    const answer = await browser.post(`${path}${seal}/reasons`, { finding, [`reason-${finding}`]: long });
    expect(answer.status).toBe(422);
    const again = await answer.text();
    expect(again).toContain('理由は1000文字以内で入力してください。');
    expect(again).toContain(long);
  });
});

describe('sealing', () => {
  test('keeps the year as a document with its hash, and moves the cycle for good', async () => {
    const { browser, path, planId } = await office();
    const answer = await sealThroughPage(browser, path);
    expect(answer.headers.get('location')).toBe(`${path}/editions/2023`);
    const page = await (await browser.get(`${path}/editions/2023`)).text();
    expect(page).toContain('年度を確定し、確定版を作りました。');
    const stored = await db.kysely
      .selectFrom('edition')
      .selectAll()
      .where('plan_id', '=', planId)
      .executeTakeFirstOrThrow();
    expect(createHash('sha256').update(stored.document).digest('hex')).toBe(stored.sha256);
    expect(page).toContain(stored.sha256);
    const document = documentSchema.parse(JSON.parse(stored.document.toString()));
    expect(canonicalJson(document)).toBe(stored.document.toString());
    expect(document.plans[0]!.sheets.map(({ id }) => id)).toEqual(['s-1', 's-3', 's-4']);
    expect(document.plans[0]!.cycles).toMatchObject([{ year: 2023, state: 'sealed' }]);
    const downloaded = await browser.get(`${path}/editions/2023/document.json`);
    expect(Buffer.from(await downloaded.arrayBuffer()).equals(stored.document)).toBe(true);
    expect(await (await browser.get(`${path}/editions/2023/verification`)).text()).toContain(
      '確定したときの内容と一致しています。',
    );
    const events = await db.kysely
      .selectFrom('event')
      .select(['kind', 'details'])
      .where('plan_id', '=', planId)
      .where('kind', '=', 'cycle-sealed')
      .execute();
    expect(events).toMatchObject([{ details: { year: 2023, sha256: stored.sha256 } }]);
    expect((await browser.get(path + seal)).status).toBe(303);
    expect((await browser.post(path + seal, { version: '2', understood: 'yes' })).status).toBe(409);
  });

  test('is asked for twice: without the tick nothing happens', async () => {
    const { browser, path, planId } = await office();
    await browser.get(path + seal);
    const answer = await browser.post(path + seal, { version: '1' });
    expect(answer.status).toBe(422);
    expect(await cycleOf(planId)).toEqual({ state: 'consulting' });
  });

  test('is refused to one who saw another version of the year', async () => {
    const { browser, path } = await office();
    await browser.get(path + seal);
    expect((await browser.post(path + seal, { version: '7', understood: 'yes' })).status).toBe(409);
  });

  test('leaves nothing behind that somebody could still have open', async () => {
    const { browser, path, planId, municipality } = await office();
    const versions = () =>
      db.kysely
        .selectFrom('sheet')
        .select(['id', 'version'])
        .where(inPlan({ municipalityId: municipality.id, planId }))
        .orderBy('position')
        .execute();
    const before = await versions();
    await sealThroughPage(browser, path);
    const after = await versions();
    expect(after.map(({ version }, at) => version - before[at]!.version)).toEqual([1, 0, 1, 1]);
  });

  test('cannot be taken back, not even in the database', async () => {
    const { browser, path, planId } = await office();
    await sealThroughPage(browser, path);
    const reopen = db.kysely.updateTable('cycle').set({ state: 'consulting' }).where('plan_id', '=', planId);
    await expect(reopen.where('year', '=', 2023).execute()).rejects.toThrow(/append-only/);
    const change = db.kysely.updateTable('edition').set({ sha256: 'x' }).where('plan_id', '=', planId);
    await expect(change.execute()).rejects.toThrow(/append-only/);
  });

  test('in the middle of the year asks why, and the reason stands in the activity', async () => {
    const at = testApplication(db, () => new Date('2024-03-31T14:59:00Z'));
    const { browser, path, planId } = await officeReadyToSeal(db, at);
    const page = await (await browser.get(path + seal)).text();
    expect(page).toContain('令和6年3月31日まで続きます');
    const refused = await sealThroughPage(browser, path);
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('年度がまだ終わっていません');
    expect(await cycleOf(planId)).toEqual({ state: 'consulting' });
    const version = page.match(/name="version" value="(\d+)"/)![1]!;
    const answer = await browser.post(path + seal, {
      version,
      understood: 'yes',
      early: '計画の改定のため、年度内に確定する。',
    });
    expect(answer.status).toBe(303);
    expect(await (await browser.get('/activity')).text()).toContain('計画の改定のため、年度内に確定する。');
  });

  test('after its last day asks nothing of the kind', async () => {
    const at = testApplication(db, () => new Date('2024-03-31T15:00:00Z'));
    const { browser, path } = await officeReadyToSeal(db, at);
    expect(await (await browser.get(path + seal)).text()).not.toContain('name="early"');
    expect((await sealThroughPage(browser, path)).status).toBe(303);
  });

  test('two at once make one edition', async () => {
    const { planId, municipality } = await office();
    const key = { municipalityId: municipality.id, planId };
    const sealing = { year: 2023, version: 1, earlyReason: '', sentenceOf: findingSentence };
    const act = actIn(key);
    const outcomes = await Promise.all([sealCycle(db, act, sealing), sealCycle(db, act, sealing)]);
    expect(outcomes.map(({ ok }) => ok).sort()).toEqual([false, true]);
  });

  test('waits for whoever is writing about the year, and has what was written', async () => {
    const { planId, municipality, path, browser } = await office();
    const key = { municipalityId: municipality.id, planId };
    const sealing = { year: 2023, version: 1, earlyReason: '', sentenceOf: findingSentence };
    let hold = () => {};
    const isHeld = new Promise<void>((done) => {
      hold = done;
    });
    const writing = inTransaction(db, async (tx) => {
      expect(await holdYear(tx, key, 2023)).toEqual({ isSealed: false });
      hold();
      // On a server the seal has begun by then, and stands before the row.
      await sql`SELECT pg_sleep(0.2)`.execute(tx);
      await tx
        .updateTable('opinion')
        .set({ text: '最後に書いた意見。' })
        .where(inPlan(key))
        .where('id', '=', 'o-2')
        .execute();
    });
    await isHeld;
    const sealed = sealCycle(db, actIn(key), sealing);
    await writing;
    expect(await sealed).toMatchObject({ ok: true });
    expect(await (await browser.get(`${path}/editions/2023/document.json`)).text()).toContain(
      '最後に書いた意見。',
    );
    expect(await inTransaction(db, (tx) => holdYear(tx, key, 2023))).toEqual({ isSealed: true });
  });

  test('is nobody’s but the secretariat’s', async () => {
    const { path, municipality } = await office();
    for (const role of ['writer', 'committee', 'viewer'] as const) {
      const person = await new Browser(app).signIn(municipality.signIn(role));
      expect((await person.get(path + seal)).status).toBe(403);
      expect((await person.post(path + seal, { version: '1', understood: 'yes' })).status).toBe(403);
    }
    const { browser } = await office();
    expect((await browser.get(path + seal)).status).toBe(404);
  });
});

test('an edition has one year and what belongs to it', () => {
  const plan = planReadyToSeal({
    projects: planReadyToSeal().projects.map((project) =>
      project.id === 'p-2' ? { ...project, ended: { year: 2022, reason: '完了' } } : project,
    ),
  });
  const document = editionOf({ municipality: { name: '試し町', code: null }, plan, findings: [] }, 2023);
  const [edition] = document.plans;
  expect(edition!.projects.map(({ id }) => id)).toEqual(['p-1', 'p-3']);
  expect(edition!.indicators.map(({ id }) => id)).toEqual(['i-1', 'i-3']);
  expect(edition!.indicators[0]!.values.map(({ kind, year }) => `${kind} ${year}`)).toEqual([
    'baseline 2022',
    'target 2023',
    'actual 2023',
    'target 2024',
    'target 2025',
  ]);
  expect(edition!.forms?.map(({ id }) => id)).toEqual(['f-1']);
  expect(edition!.outlook).toEqual([]);
  expect(edition!.ratingScales).toEqual(plan.ratingScales);
});
