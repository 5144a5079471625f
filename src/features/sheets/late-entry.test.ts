import { beforeEach, describe, expect, it } from 'vitest';
import { type Browser, TEST_ORIGIN, testApplication } from '../../../test/kit/browser.ts';
import { enter, makeWriting, type Writing } from '../../../test/kit/collecting-plan.ts';
import { testDatabase } from '../../../test/kit/database.ts';
import { pageFields } from '../../../test/kit/page-fields.ts';

const db = await testDatabase();
const now = new Date('2026-03-31T10:00:00Z');
const app = testApplication(db, () => now);

let writing: Writing;
let page: string;
let choju: Browser;
let form: FormData;
beforeEach(async () => {
  writing = await makeWriting(db, {
    choju: { role: 'writer', department: '長寿課' },
    other: { role: 'writer', department: '長寿課' },
  });
  page = `${writing.address}/entry`;
  choju = await enter(db, app, writing, 'choju');
  form = await entryForm(choju);
});

const entryForm = async (browser: Browser, path = page) =>
  pageFields(await (await browser.get(path)).text(), 'entry-form');
const autosave = (browser: Browser, fields: Record<string, string>) =>
  browser.post(`${writing.address}/autosave`, {
    department: String(form.get('department')),
    stage: 'collecting',
    ...fields,
  });

/** The session runs out, the form is sent all the same, and its writer signs in again. */
async function sendLate(): Promise<FormData> {
  await db.kysely
    .updateTable('session')
    .set({ expires_at: '2026-03-31T09:00:00Z' })
    .where('municipality_id', '=', writing.municipalityId)
    .where('account_id', '=', writing.accounts.get('choju')!)
    .execute();
  const late = await choju.post(page, form, { referer: TEST_ORIGIN + page });
  expect(late.headers.get('location')).toMatch(/^\/sign-in/);
  choju = await enter(db, app, writing, 'choju');
  const { id } = await db.kysely
    .selectFrom('kept_form')
    .select('id')
    .where('municipality_id', '=', writing.municipalityId)
    .executeTakeFirstOrThrow();
  return entryForm(choju, `${page}?kept=${id}`);
}

const stored = async () => {
  const rows = await db.kysely
    .selectFrom('sheet')
    .select('fields')
    .where('municipality_id', '=', writing.municipalityId)
    .where('id', '=', 's-now')
    .executeTakeFirstOrThrow();
  const aside = await db.kysely
    .selectFrom('set_aside_text')
    .select('text')
    .where('municipality_id', '=', writing.municipalityId)
    .execute();
  return { activities: rows.fields.activities, aside: aside.map(({ text }) => text) };
};

describe('a sheet that was sent when the session had ended', () => {
  it('comes back with everything that was typed, and is saved by the button', async () => {
    form.set('field.activities', '一行目\r\n二行目');
    form.set('own.issues', '担い手');
    form.append('field.x-with', '2');
    const back = await sendLate();
    expect(await stored()).toEqual({ activities: undefined, aside: [] });
    expect(back.get('field.activities')).toBe('一行目\n二行目');
    expect(back.get('own.issues')).toBe('担い手');
    expect(back.getAll('field.x-with')).toEqual(['', '2']);
    expect((await choju.post(page, back)).status).toBe(303);
    expect(await stored()).toEqual({ activities: '一行目\n二行目', aside: [] });
  });

  it('takes nothing from who was faster meanwhile: both texts are kept', async () => {
    form.set('field.activities', '席を外す前の文');
    const other = await enter(db, app, writing, 'other');
    await autosave(other, { 'base.field.activities': '', 'field.activities': '同僚の文' });
    const back = await sendLate();
    expect(back.get('field.activities')).toBe('席を外す前の文');
    await choju.post(page, back);
    expect(await stored()).toEqual({ activities: '同僚の文', aside: ['席を外す前の文'] });
  });

  it('is no conflict of a writer with the own text that was under way', async () => {
    await autosave(choju, { 'base.field.activities': '', 'field.activities': 'はじめ' });
    form.set('field.activities', 'はじめと続き');
    form.append('sent.field.activities', 'はじめ');
    const back = await sendLate();
    expect(back.getAll('sent.field.activities')).toEqual(['はじめ']);
    await choju.post(page, back);
    expect(await stored()).toEqual({ activities: 'はじめと続き', aside: [] });
  });

  it('is kept no longer once a script has saved it', async () => {
    form.set('field.activities', '途中の文');
    const back = await sendLate();
    const saved = await autosave(choju, {
      'kept-form': String(back.get('kept-form')),
      'base.field.activities': '',
      'field.activities': '途中の文',
    });
    expect(saved.status).toBe(200);
    const left = await db.kysely
      .selectFrom('kept_form')
      .select('id')
      .where('municipality_id', '=', writing.municipalityId)
      .execute();
    expect(left).toEqual([]);
  });
});
