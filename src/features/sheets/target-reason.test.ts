import { beforeEach, describe, expect, it } from 'vitest';
import { inTransaction } from '#db/transaction.ts';
import type { ExchangePlan } from '#exchange/schema.ts';
import { bookOf } from '#papers/book/book-of.ts';
import { dataBooklet } from '#papers/data/write-data.ts';
import { loadPlan } from '#records/archive/load-plan.ts';
import { type Browser, testApplication } from '../../../test/kit/browser.ts';
import { enter, makeWriting, type Writing } from '../../../test/kit/collecting-plan.ts';
import { testDatabase } from '../../../test/kit/database.ts';
import { idOf } from '../../../test/kit/departments.ts';

const db = await testDatabase();
const app = testApplication(db);

let writing: Writing;
let choju: Browser;
let office: Browser;
beforeEach(async () => {
  writing = await makeWriting(db);
  choju = await enter(db, app, writing, 'choju');
  office = await enter(db, app, writing, 'office');
});

const own = { department: idOf('長寿課'), stage: 'collecting' };
const target = 'value.i-1.target.2025';
const reason = 'reason.i-1.2025';
const page = async (browser: Browser, path: string) => (await browser.get(path)).text();
const save = (browser: Browser, fields: Record<string, string>) =>
  browser.post(`${writing.address}/entry`, { ...own, ...fields });
const plan = async (): Promise<ExchangePlan> => (await loadPlan(db, writing.municipalityId, writing.planId))!;
const targetsOf2025 = async () =>
  (await plan()).indicators
    .find(({ id }) => id === 'i-1')!
    .values.filter(({ kind, year }) => kind === 'target' && year === 2025);
/** Everything else that the form asks before a part can be handed in. */
const whole = {
  'base.field.activities': '',
  'field.activities': '店を回った。',
  'base.rating.self': '',
  'rating.self': 'A',
};

async function submit(browser: Browser) {
  const { version } = await db.kysely
    .selectFrom('part')
    .select('version')
    .where('municipality_id', '=', writing.municipalityId)
    .where('sheet_id', '=', 's-now')
    .where('department_id', '=', idOf('長寿課'))
    .executeTakeFirstOrThrow();
  return browser.post(`${writing.address}/moves`, {
    ...own,
    action: 'submit',
    version: String(version),
    comment: '',
  });
}

describe('a target that had been set and is changed', () => {
  it.each([
    ['by its department', () => choju],
    ['by the secretariat on its behalf', () => office],
  ])('asks why before the part is handed in: %s', async (_name, by) => {
    await save(by(), { ...whole, [`base.${target}`]: '維持', [target]: '50店' });
    const html = await page(by(), `${writing.address}/entry?department=${idOf('長寿課')}&step=submit`);
    expect(html).toContain(
      '指標に、前に決めた目標値から変えたところがあります。変えた理由を入力してください。',
    );
    expect(html).toContain(`href="#field-${reason}"`);
    expect(html).toContain(`id="field-${reason}"`);
    expect(html).toContain('変更前の目標値：維持');
    expect((await submit(by())).status).toBe(422);
    expect(await targetsOf2025()).toEqual([
      { kind: 'target', year: 2025, text: '維持', status: 'superseded' },
      { kind: 'target', year: 2025, text: '50店' },
    ]);

    await save(by(), { [`base.${reason}`]: '', [reason]: '閉店が続いたため。' });
    expect((await submit(by())).status).toBe(303);
    expect(await targetsOf2025()).toMatchObject([
      { text: '維持', status: 'superseded' },
      { text: '50店', reason: '閉店が続いたため。' },
    ]);
  });

  it('takes change and reason in one step, and keeps both in history, tables, book and open data', async () => {
    const html = await page(choju, `${writing.address}/entry`);
    expect(html).toContain(`name="${reason}"`);
    const said = { [`base.${reason}`]: '', [reason]: '閉店が続いたため。' };
    await save(choju, { ...whole, [`base.${target}`]: '維持', [target]: '50店', ...said });
    expect((await submit(choju)).status).toBe(303);

    const history = await page(office, `${writing.address}/history`);
    expect(history).toContain('令和7年度の目標値を変えた理由');
    expect(history).toContain('閉店が続いたため。');
    for (const path of [writing.address, `/plans/${writing.planId}/indicators/i-1`])
      expect(await page(office, path)).toMatch(
        /<del>維持<\/del>.*50店<small class="value-reason">閉店が続いたため。<\/small>/s,
      );
    const document = await page(office, `/plans/${writing.planId}/document.json`);
    expect(document).toContain('"reason": "閉店が続いたため。"');

    const material = {
      plan: await plan(),
      municipality: { name: '試し市', code: null },
      today: '2026-04-01',
    };
    const book = JSON.stringify(bookOf(material, { year: null }));
    expect(book).toContain('目標値（変更前）');
    expect(book).toContain('目標値 令和7年度　閉店が続いたため。');
    const data = JSON.stringify(dataBooklet(material).chapters.map(({ blocks }) => blocks));
    expect(data).toContain('"superseded"');
    expect(data).toContain('閉店が続いたため。');
  });

  it('that is put back asks nothing', async () => {
    await save(choju, { ...whole, [`base.${target}`]: '維持', [target]: '50店' });
    await save(choju, { [`base.${target}`]: '50店', [target]: '維持' });
    expect((await submit(choju)).status).toBe(303);
    expect(await targetsOf2025()).toEqual([{ kind: 'target', year: 2025, text: '維持' }]);
  });

  it('cannot just be cleared', async () => {
    await save(choju, { ...whole, [`base.${target}`]: '維持', [target]: '' });
    expect((await submit(choju)).status).toBe(422);
    const html = await page(choju, `${writing.address}/entry?step=submit`);
    expect(html).toContain('指標に空欄があります。');
  });

  it('in a draft that was returned is still the same change; after the sheet was accepted it is another', async () => {
    const said = { [`base.${reason}`]: '', [reason]: '閉店が続いたため。' };
    await save(choju, { ...whole, [`base.${target}`]: '維持', [target]: '50店', ...said });
    await save(choju, { [`base.${target}`]: '50店', [target]: '48店' });
    expect((await targetsOf2025()).map(({ text }) => text)).toEqual(['維持', '48店']);
    await inTransaction(db, (tx) =>
      tx
        .insertInto('event')
        .values({
          municipality_id: writing.municipalityId,
          plan_id: writing.planId,
          subject_id: 's-now',
          actor: '事務局',
          kind: 'sheet-moved',
          details: JSON.stringify({ stage: 'collecting', action: 'accept', to: 'accepted' }),
        })
        .execute(),
    );
    await save(choju, { [`base.${target}`]: '48店', [target]: '45店' });
    expect(await targetsOf2025()).toMatchObject([
      { text: '維持', status: 'superseded' },
      { text: '48店', status: 'superseded', reason: '閉店が続いたため。' },
      { text: '45店' },
    ]);
    expect((await submit(choju)).status).toBe(422);
  });
});

it('a first target, and one typed over before anybody has relied on it, ask nothing', async () => {
  const next = 'value.i-1.target.2026';
  await save(choju, { ...whole, [`base.${next}`]: '', [next]: '55店' });
  await save(choju, { [`base.${next}`]: '55店', [next]: '60店' });
  expect((await submit(choju)).status).toBe(303);
});

it('what is typed as the reason is saved while one types, and never conflicts with the one before', async () => {
  const autosave = async (fields: Record<string, string>) =>
    (await choju.post(`${writing.address}/autosave`, { ...own, ...fields })).json() as Promise<{
      aside: string[];
    }>;
  await db.kysely
    .updateTable('indicator_value')
    .set({ reason: '前からの理由' })
    .where('municipality_id', '=', writing.municipalityId)
    .where('indicator_id', '=', 'i-1')
    .where('year', '=', 2025)
    .execute();
  await autosave({ [`base.${target}`]: '維持', [target]: '50店' });
  const typed = await autosave({ [`base.${reason}`]: '前からの理由', [reason]: '閉店が続いたため。' });
  expect(typed.aside).toEqual([]);
  expect(await targetsOf2025()).toMatchObject([
    { text: '維持', status: 'superseded', reason: '前からの理由' },
    { text: '50店', reason: '閉店が続いたため。' },
  ]);
});
