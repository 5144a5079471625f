import type { Hono } from 'hono';
import { openXlsx, saveXlsx } from 'hucre/xlsx';
import { expect } from 'vitest';
import type { Db } from '#db/connect.ts';
import { inTransaction } from '#db/transaction.ts';
import type { Role } from '#domain/people/role.ts';
import { documentSchema } from '#exchange/schema.ts';
import { HIDDEN } from '#features/workbooks/make-workbook.ts';
import { readWorkbook } from '#features/workbooks/read-returned.ts';
import type { Env } from '#http/context.ts';
import { storePlan } from '#records/archive/store-plan.ts';
import { Browser, makeMunicipality } from './browser.ts';
import { collectingPlan } from './collecting-plan.ts';
import { idOf, makeDepartmentsOf } from './departments.ts';
import { pageFields } from './page-fields.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A municipality in which 住宅課 has two sheets to fill in (`s-home`, `s-porch`) and 長寿課 and 社協 share `s-now`. */
export async function makeWorkbookOffice(db: Db, app: Hono<Env>) {
  const roles: Role[] = ['secretariat', 'writer'];
  const { id, signIn } = await makeMunicipality(db, { roles, departments: { writer: '住宅課' } });
  const plan = collectingPlan();
  const form = { id: 'form-1', version: 1 };
  const parts = [{ department: '住宅課', state: 'draft' }];
  const porch = { id: 's-porch', project: 'p-2', year: 2025, state: 'draft', form, parts };
  const whole = documentSchema.parse({
    format: 'ayumi/1',
    plans: [{ ...plan, sheets: [...plan.sheets, porch] }],
  }).plans[0]!;
  await makeDepartmentsOf(db, id, whole);
  const planId = await inTransaction(db, (tx) => storePlan(tx, id, whole, { actor: '試しの事務局' }));
  const secretariat = await new Browser(app).signIn(signIn('secretariat'));
  const writer = await new Browser(app).signIn(signIn('writer'));
  const path = `/plans/${planId}`;
  return { id, planId, path, workbooks: `${path}/workbooks`, secretariat, writer };
}
export type WorkbookOffice = Awaited<ReturnType<typeof makeWorkbookOffice>>;

/** Asks for a department's workbook as the page does, and gives the file. */
export async function takeWorkbook(
  browser: Browser,
  { workbooks }: Pick<WorkbookOffice, 'workbooks'>,
  department = '住宅課',
): Promise<Uint8Array> {
  await browser.get(workbooks);
  const asked = department === '' ? '' : idOf(department);
  const answer = await browser.post(`${workbooks}/sendings`, { year: '2025', department: asked });
  expect(answer.status).toBe(200);
  return new Uint8Array(await answer.arrayBuffer());
}

export const fileOf = (bytes: Uint8Array, name = '住宅課.xlsx') =>
  new File([new Uint8Array(bytes)], name, { type: XLSX });

/** Sends files back as the page does; gives the address of the one that was kept, or the answer. */
export async function returnWorkbook(
  browser: Browser,
  { workbooks }: Pick<WorkbookOffice, 'workbooks'>,
  ...files: File[]
) {
  await browser.get(workbooks);
  const form = new FormData();
  for (const file of files) form.append('files', file);
  return browser.post(workbooks, form);
}

/** What was sent, by sheet and entry: the id of the cell. */
export async function sentCells(db: Db, { id }: Pick<WorkbookOffice, 'id'>, bytes: Uint8Array) {
  const read = await readWorkbook('', bytes);
  if (!read.ok) throw new Error(read.code);
  const row = await db.kysely
    .selectFrom('sent_workbook')
    .select('cells')
    .where('municipality_id', '=', id)
    .where('id', '=', read.hidden[HIDDEN.id]!)
    .executeTakeFirstOrThrow();
  return (sheet: string, entry: string): string => {
    const found = Object.entries(row.cells).find(([, cell]) => cell.sheet === sheet && cell.entry === entry);
    if (!found) throw new Error(`${sheet} ${entry} was not sent`);
    return found[0];
  };
}

/** The workbook with these texts in the cells of these ids, written by a spreadsheet library. */
export async function fillIn(bytes: Uint8Array, texts: Record<string, string>): Promise<Uint8Array> {
  const read = await readWorkbook('', bytes);
  if (!read.ok) throw new Error(read.code);
  const book = await openXlsx(bytes, { readStyles: true });
  for (const [id, text] of Object.entries(texts)) {
    const places = read.cells.filter((cell) => cell.id === id).map(({ place }) => place);
    if (places.length === 0) throw new Error(`${id} is not in the workbook`);
    for (const place of places) {
      const [, tab, column, row] = place.match(/^(.*)!([A-Z]+)(\d+)$/u)!;
      const at = [...column!].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
      const sheet = book.sheets.find(({ name }) => name === tab)!;
      sheet.rows[Number(row) - 1]![at] = text;
      const key = `${Number(row) - 1},${at}`;
      const cell = sheet.cells?.get(key);
      if (cell) sheet.cells!.set(key, { ...cell, value: text, type: 'string' });
    }
  }
  return new Uint8Array(await saveXlsx(book));
}

/** What the sheet's stored texts are: of the whole sheet, or of the department's own. */
export async function storedIn(db: Db, { id, planId }: WorkbookOffice, sheet: string) {
  const row = await db.kysely
    .selectFrom('sheet')
    .select('fields')
    .where('municipality_id', '=', id)
    .where('plan_id', '=', planId)
    .where('id', '=', sheet)
    .executeTakeFirstOrThrow();
  return row.fields as Record<string, string>;
}

/** The fields of the form on the page of a returned workbook, as the browser would send them. */
export async function acceptanceForm(browser: Browser, page: string) {
  const html = await (await browser.get(page)).text();
  const form = html.match(/<form[^>]*action="[^"]*\/acceptance"[^>]*>(.*?)<\/form>/su)?.[1] ?? '';
  return { html, fields: [...pageFields(form)] as [string, string][] };
}
