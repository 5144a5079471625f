import { describe, expect, it } from 'vitest';
import { exportFilePath } from '#addresses/exports.ts';
import { entryPath } from '#addresses/sheets.ts';
import { onTown } from '#db/in-plan.ts';
import { inTransaction } from '#db/transaction.ts';
import { readBook } from '#formats/read-book.ts';
import { addStaff } from '#records/account/add-staff.ts';
import { hashPassword } from '#records/account/password.ts';
import { Browser, TEST_PASSWORD } from '../../../test/kit/browser.ts';
import { testDatabase } from '../../../test/kit/database.ts';
import { fileOf, importOffice, type Office } from '../../../test/kit/import-office.ts';
import { fieldsSentTo } from '../../../test/kit/page-fields.ts';
import { hasSharedDocuments, sharedDocument } from '../../../test/kit/shared-documents.ts';

/**
 * The published books of five towns go on: each is imported and its next year opened; the writer of each unit that it names, be it a
 * 課, a 係 or 社協 as such, fills in its part, and the secretariat what is nobody's. Nobody else reads it before it is accepted, and the
 * sheets are printed with every word.
 */

const db = await testDatabase();
const { app, secretariat, upload, confirm } = importOffice(db);
const passwordHash = await hashPassword(TEST_PASSWORD);

const BOOKS = [
  ['asaka-4th-r5-sheets', { preset: 'asaka-sheet', year: 2024, sheets: 44, parts: 78 }],
  ['asaka-5th-plan-chapter-4', { preset: 'asaka-sheet', year: 2026, sheets: 95, parts: 101 }],
  ['honjo-r5-sheets-1-36', { preset: 'honjo-sheet', year: 2024, sheets: 49, parts: 49 }],
  ['kitamoto-r5-pages-1-17', { preset: 'kitamoto-table', year: 2024, sheets: 65, parts: 82 }],
  [
    'higashimatsuyama-2nd-overview',
    { preset: 'higashimatsuyama-overview', year: 2025, sheets: 23, parts: 23 },
  ],
] as const;

type Part = Awaited<ReturnType<typeof partsOf>>[number];

const partsOf = (plan: string, year: number) =>
  db.kysely
    .selectFrom('part')
    .innerJoin('sheet', (join) =>
      join.onRef('sheet.plan_id', '=', 'part.plan_id').onRef('sheet.id', '=', 'part.sheet_id'),
    )
    .innerJoin('department', onTown('department.id', 'part.department_id'))
    .select(['part.sheet_id as sheet', 'department.id', 'department.kind', 'department.body'])
    .select(['department.name', 'part.version', 'sheet.version as sheetVersion'])
    .where('part.plan_id', '=', plan)
    .where('sheet.year', '=', year)
    .where('part.stage', '=', 'collecting')
    .orderBy('part.sheet_id')
    .orderBy('part.position')
    .execute();

/** Imports the book and takes its next year as far as the writing; answers the address of the plan. */
async function begin(office: Office, book: (typeof BOOKS)[number][0], preset: string, year: number) {
  const { browser } = office;
  const draft = await upload(office, fileOf(sharedDocument(book), `${book}.txt`));
  const confirmed = await confirm(office, draft, { acknowledged: 'yes', title0: '試しの計画' });
  const [path] = confirmed.headers.get('location')!.match(/\/plans\/[^/?]+/)!;
  await browser.get(`${path}/forms`);
  expect((await browser.post(`${path}/forms`, { from: 'preset', preset })).status).toBe(303);
  const opening = await (await browser.get(`${path}/opening?year=${year}`)).text();
  const opened = await browser.post(`${path}/cycles`, fieldsSentTo(opening, '/cycles'));
  expect(opened.headers.get('location')).toBe(`${path}/cycles/${year}`);
  await browser.get(`${path}/cycles/${year}`);
  const move = (to: string, version: number) =>
    browser.post(`${path}/cycles/${year}/moves`, { to, version: String(version), reason: '計画のとおり' });
  // A plan that sets its targets in the year passes through that stage; the others have none.
  const aimed = (await move('targeting', 1)).status === 303;
  const [{ state }] = (await db.kysely
    .selectFrom('cycle')
    .select('state')
    .where('plan_id', '=', path.split('/').at(-1)!)
    .where('year', '=', year)
    .execute()) as [{ state: string }];
  if (state !== 'collecting') expect((await move('collecting', aimed ? 2 : 1)).status).toBe(303);
  return path;
}

async function join(town: string, who: { role: 'writer' | 'viewer' | 'committee' } & Partial<Part>) {
  const signIn = `${who.role}-${who.id ?? ''}-${town}`;
  const { role, name: department = null, body } = who;
  const staff = { role, department, ...(body ? { body } : {}), name: '試しの職員', title: '担当' };
  await inTransaction(db, (tx) =>
    addStaff(tx, town, { ...staff, signIn, passwordHash, since: '2000-04-01' }),
  );
  return new Browser(app).signIn(signIn);
}

/** Writes one text into every field that the page asks of this part, gives the first grade, and a figure wherever one is asked. */
async function fill(who: Browser, plan: string, { sheet, id }: Part, text: string) {
  const address = entryPath(plan, sheet, { departmentId: id, stage: 'collecting' });
  const page = await (await who.get(address)).text();
  const fields = fieldsSentTo(page, '/entry');
  const named = (pattern: RegExp) => [...page.matchAll(pattern)];
  const texts = named(/<textarea[^>]*name="((?:own|field)\.[^"]+)"/g);
  expect(texts).not.toEqual([]);
  for (const [, name] of texts) fields.set(name!, text);
  for (const [, name, code] of named(/<input[^>]*name="(rating\.[^"]+)"[^>]*value="([^"]+)"/g))
    if (!fields.get(name!)) fields.set(name!, code!);
  for (const [, name] of named(/<(?:input|textarea)[^>]*name="(value\.[^"]+)"/g))
    if (!fields.get(name!)) fields.set(name!, '10');
  const saved = await who.post(address.split('?')[0]!, fields);
  expect([text, saved.status]).toEqual([text, 303]);
}

describe.skipIf(!hasSharedDocuments)('the next year of a published book', () => {
  it.each(BOOKS)(
    '%s',
    async (book, { preset, year, sheets, parts: count }) => {
      const office = await secretariat();
      const town = office.municipality.id;
      const path = await begin(office, book, preset, year);
      const plan = path.split('/').at(-1)!;
      const parts = await partsOf(plan, year);
      expect([new Set(parts.map(({ sheet }) => sheet)).size, parts.length]).toEqual([sheets, count]);

      const writers = new Map<string, Browser>();
      for (const part of parts)
        if (part.kind !== 'nobody' && !writers.has(part.id))
          writers.set(part.id, await join(town, { ...part, role: 'writer' }));
      const writerOf = ({ id }: Part) => writers.get(id) ?? office.browser;
      const texts = parts.map((_, at) => `甕星の${String(at).padStart(3, '0')}番`);
      for (const [at, part] of parts.entries()) await fill(writerOf(part), plan, part, texts[at]!);

      const others = [await join(town, { role: 'viewer' }), await join(town, { role: 'committee' })];
      const doors = [
        ...parts.slice(0, 10).map(({ sheet }) => `${path}/sheets/${sheet}`),
        ...[path, `${path}/summary`, `${path}/document.json`],
        exportFilePath(plan, { what: 'data', format: 'json', year }),
      ];
      for (const who of others)
        for (const door of doors) expect(await (await who.get(door)).text(), door).not.toMatch(/甕星の\d/);

      for (const action of ['submit', 'approve'])
        for (const part of await partsOf(plan, year)) {
          const who = action === 'submit' ? writerOf(part) : office.browser;
          const sent = { action, department: part.id, version: String(part.version) };
          const moved = await who.post(`${path}/sheets/${part.sheet}/moves`, sent);
          expect([action, part.sheet, moved.status]).toEqual([action, part.sheet, 303]);
        }
      for (const [sheet, { sheetVersion }] of new Map(
        (await partsOf(plan, year)).map((one) => [one.sheet, one]),
      )) {
        const sent = { action: 'accept', department: '', version: String(sheetVersion) };
        expect((await office.browser.post(`${path}/sheets/${sheet}/moves`, sent)).status).toBe(303);
      }
      const printed = await others[0]!.get(exportFilePath(plan, { what: 'sheets', format: 'docx', year }));
      const reading = await readBook(new Uint8Array(await printed.arrayBuffer()));
      const said = JSON.stringify(reading);
      expect(texts.filter((text) => !said.includes(text))).toEqual([]);
    },
    120_000,
  );
});
