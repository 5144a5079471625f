import { beforeEach, describe, expect, it } from 'vitest';
import { inTransaction } from '#db/transaction.ts';
import { signedIn, testApplication } from '../../../test/kit/browser.ts';
import { testDatabase } from '../../../test/kit/database.ts';
import { storeNamed } from '../../../test/kit/departments.ts';
import { fieldsSentTo } from '../../../test/kit/page-fields.ts';
import { pageText } from '../../../test/kit/page-text.ts';
import { officeReadyToSeal, sealThroughPage } from '../../../test/kit/sealed-year.ts';
import { smallPlan } from '../../../test/kit/small-plan.ts';

const db = await testDatabase();
const app = testApplication(db);
const PAGE = '/plans/small/correction';

type Office = Awaited<ReturnType<typeof signedIn>>;
let browser: Office['browser'];
let of: { municipality_id: string; plan_id: string };

beforeEach(async () => {
  const office = await signedIn(db, app);
  browser = office.browser;
  of = { municipality_id: office.municipality.id, plan_id: 'small' };
  await inTransaction(db, (tx) =>
    storeNamed(tx, of.municipality_id, smallPlan(), { actor: '試し', planId: 'small' }),
  );
});

const planNow = () =>
  db.kysely
    .selectFrom('plan')
    .select(['title', 'from_year', 'to_year', 'version'])
    .where('municipality_id', '=', of.municipality_id)
    .executeTakeFirstOrThrow();
const corrections = async () =>
  db.kysely
    .selectFrom('event')
    .select(['details', 'plan_id'])
    .where('municipality_id', '=', of.municipality_id)
    .where('kind', '=', 'plan-corrected')
    .execute();
const typed = async (change: Record<string, string> = {}) => {
  const { version, title } = await planNow();
  return { version: String(version), title, from: '', to: '', reason: '議決による', ...change };
};
const send = async (fields: Record<string, string>) => {
  await browser.get(PAGE);
  return browser.post(PAGE, fields);
};

describe('the title and the period of a plan', () => {
  it('are changed with their reason, in the log and in what search finds', async () => {
    const before = await planNow();
    const answer = await send(await typed({ title: '改めた計画', from: '令和３年度', to: '2028' }));
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('/plans/small');
    expect(await planNow()).toEqual({
      title: '改めた計画',
      from_year: 2021,
      to_year: 2028,
      version: before.version + 1,
    });
    const events = await corrections();
    expect(events).toHaveLength(1);
    expect(events[0]!.details).toMatchObject({
      title: { from: before.title, to: '改めた計画' },
      years: { to: '令和3年度～令和10年度' },
      reason: '議決による',
    });
    const found = await db.kysely
      .selectFrom('search_entry')
      .select(['title', 'text', 'field'])
      .where('municipality_id', '=', of.municipality_id)
      .where('kind', '=', 'plan')
      .execute();
    expect(found.every(({ title }) => title === '改めた計画')).toBe(true);
    expect(found.find(({ field }) => field === 'title')!.text).toBe('改めた計画');
  });

  it('are not changed by one who saw an older version: the words come back beside what is there', async () => {
    const fields = await typed({ title: '一人目の名称' });
    expect((await send(fields)).status).toBe(303);
    const late = await send({ ...fields, title: '二人目の名称' });
    expect(late.status).toBe(409);
    const page = await late.text();
    expect(pageText(page)).toContain('いまの内容は「一人目の名称」');
    expect(page).toContain('value="二人目の名称"');
    expect((await planNow()).title).toBe('一人目の名称');
    expect(await corrections()).toHaveLength(1);
  });

  it('are changed by one of two who send at once', async () => {
    const fields = await typed();
    await browser.get(PAGE);
    const answers = await Promise.all(
      ['甲の名称', '乙の名称'].map((title) => browser.post(PAGE, { ...fields, title })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
    expect(await corrections()).toHaveLength(1);
  });

  it('keep every year that is run or sealed', async () => {
    await send(await typed({ from: '2021', to: '2026' }));
    await db.kysely
      .insertInto('cycle')
      .values({
        ...of,
        year: 2023,
        state: 'sealed',
        stages: '{}',
        exceptions: '[]',
        focus: '[]',
        left_out: '[]',
      })
      .execute();
    const before = await planNow();
    const answer = await send(await typed({ from: '2024', to: '2026' }));
    expect(answer.status).toBe(409);
    expect(pageText(await answer.text())).toContain('この期間にはできません');
    expect(await planNow()).toEqual(before);
  });

  it.each([
    [{ title: ' ' }, '計画の名称を入力してください。'],
    [{ reason: '' }, '直す理由を入力してください。'],
    [{ from: '来年' }, '初めの年度は「令和６年度」や「2024」のように年度を入力してください。'],
    [{ from: '2025', to: '2024' }, '終わりの年度は、初めの年度と同じか、それより後の年度にしてください。'],
  ])('are refused as %o, and what was typed stays', async (change, sentence) => {
    const before = await planNow();
    const fields = await typed({ title: '別の名称', ...change });
    const answer = await send(fields);
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(pageText(page)).toContain(sentence);
    expect(page).toContain(fields.reason || fields.title);
    expect(await planNow()).toEqual(before);
  });

  it('are nothing to write about where they stay the same', async () => {
    const { title, from_year, to_year } = await planNow();
    const same = { title, from: String(from_year ?? ''), to: String(to_year ?? '') };
    expect((await send(await typed(same))).status).toBe(303);
    expect(await corrections()).toEqual([]);
  });

  it('stay in what is sealed as they were', async () => {
    const sealed = await officeReadyToSeal(db, app);
    expect((await sealThroughPage(sealed.browser, sealed.path)).status).toBe(303);
    const [edition, page] = [`${sealed.path}/editions/2023/document.json`, `${sealed.path}/correction`];
    const before = await (await sealed.browser.get(edition)).text();
    const form = fieldsSentTo(await (await sealed.browser.get(page)).text(), '/correction');
    form.set('title', '改めた計画');
    form.set('reason', '議決による');
    expect((await sealed.browser.post(page, form)).status).toBe(303);
    expect(await (await sealed.browser.get(sealed.path)).text()).toContain('改めた計画');
    expect(await (await sealed.browser.get(edition)).text()).toBe(before);
  });

  it('are the secretariat’s: others see no link, and are refused', async () => {
    const { browser: viewer, municipality } = await signedIn(db, app, 'viewer');
    await inTransaction(db, (tx) =>
      storeNamed(tx, municipality.id, smallPlan(), { actor: '試し', planId: 'small' }),
    );
    expect(await (await viewer.get('/plans/small')).text()).not.toContain(PAGE);
    expect(await (await browser.get('/plans/small')).text()).toContain(PAGE);
    expect((await viewer.post(PAGE, await typed())).status).toBe(403);
  });
});
