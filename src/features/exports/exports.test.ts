import { describe, expect, test } from 'vitest';
import { exportFilePath } from '#addresses/exports.ts';
import { inTransaction } from '#db/transaction.ts';
import { type Format, WHATS } from '#domain/publication/export-request.ts';
import { readBook } from '#formats/read-book.ts';
import { editionProof } from '#messages/exports.ja.ts';
import { findEdition } from '#records/edition/queries.ts';
import { signedIn, testApplication } from '../../../test/kit/browser.ts';
import { testDatabase } from '../../../test/kit/database.ts';
import { storeNamed } from '../../../test/kit/departments.ts';
import { officeReadyToSeal, sealThroughPage } from '../../../test/kit/sealed-year.ts';
import { smallPlan } from '../../../test/kit/small-plan.ts';
import { OFFERED } from './offered.ts';

const db = await testDatabase();
const app = testApplication(db);
const { browser, municipality } = await signedIn(db, app, 'secretariat');
const { browser: viewer, municipality: other } = await signedIn(db, app, 'viewer');
const empty = {
  ...smallPlan(),
  nodes: [],
  projects: [],
  indicators: [],
  sheets: [],
  ratings: [],
  outlook: [],
  opinions: [],
};
await inTransaction(db, async (tx) => {
  await storeNamed(tx, municipality.id, smallPlan(), { actor: '事務局', planId: 'small' });
  await storeNamed(tx, municipality.id, empty, { actor: '事務局', planId: 'empty' });
  const lit = { ...smallPlan(), title: '灯り🏮の計画' };
  await storeNamed(tx, municipality.id, lit, { actor: '事務局', planId: 'lit' });
  await storeNamed(tx, other.id, smallPlan(), { actor: '事務局', planId: 'small' });
});

const BEGINS: Record<Format, string> = { xlsx: 'PK', docx: 'PK', pdf: '%PDF-', csv: '\uFEFF', json: '{' };

const offers = WHATS.flatMap((what) => OFFERED[what].map((format) => ({ what, format })));

/** The lines of the tables in a workbook that begin with this text. */
async function linesIn(answer: Response, beginning: string): Promise<string[]> {
  const reading = await readBook(new Uint8Array(await answer.arrayBuffer()));
  if (!reading.ok) throw new Error(reading.refusal.code);
  const rows = reading.book.chapters.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'table' ? block.rows : [])),
  );
  const lines = rows.map((row) => row.map(({ text }) => text.replace(/\s/gu, '')).join('｜'));
  return lines.filter((line) => line.includes(beginning));
}

/** Everything that a file says, and what it keeps hidden. */
async function saidIn(answer: Response) {
  const reading = await readBook(new Uint8Array(await answer.arrayBuffer()));
  if (!reading.ok) throw new Error(reading.refusal.code);
  const { chapters, hidden } = reading.book;
  const blocks = chapters.flatMap((chapter) => chapter.blocks);
  const texts = blocks.flatMap((block) =>
    block.kind === 'table' ? block.rows.flat().map(({ text }) => text) : [block.text],
  );
  return { text: texts.join('\n').replace(/\s/gu, ''), hidden };
}

describe('a sealed year', async () => {
  const { browser, path, planId, municipality } = await officeReadyToSeal(db, app);
  await sealThroughPage(browser, path);
  const { sha256 } = (await findEdition(db.kysely, { municipalityId: municipality.id, planId }, 2023))!;
  const proof = editionProof(sha256).replace(/\s/gu, '');

  test.each([
    ['book', 'xlsx'],
    ['sheets', 'xlsx'],
    ['summary', 'xlsx'],
    ['findings', 'xlsx'],
    ['opinions', 'xlsx'],
    ['book', 'pdf'],
    ['summary', 'docx'],
  ] as const)('says on %s as %s that it is one, and its number', async (what, format) => {
    const said = await saidIn(await browser.get(exportFilePath(planId, { what, format, year: 2023 })));
    expect(said.text).toContain(proof);
    if (format === 'xlsx') expect(said.hidden.edition).toBe(sha256);
    const open = await saidIn(await browser.get(exportFilePath(planId, { what, format, year: 2024 })));
    expect(open.text).not.toContain('照合値');
    expect(open.hidden).not.toHaveProperty('edition');
  });
});

test.each([
  ['of all years', null, ['A｜A（シートはB）｜｜', 'B｜｜｜']],
  ['until a year, and that year with it', 2023, ['A', 'B']],
] as const)('a summary tells the grades %s', async (_, year, lines) => {
  const file = exportFilePath('small', { what: 'summary', format: 'xlsx', ...(year ? { year } : {}) });
  const project = '１気づく｜（１）見守りの輪｜①｜配達員による見守り｜長寿課見守り係、社協';
  expect(await linesIn(await browser.get(file), '配達員による見守り')).toEqual(
    lines.map((grades) => `${project}｜${grades}`),
  );
});

describe('what a plan hands out', () => {
  test.each(offers)('$what as $format', async ({ what, format }) => {
    for (const plan of ['small', 'empty']) {
      const answer = await browser.get(exportFilePath(plan, { what, format }));
      expect(answer.status, plan).toBe(200);
      const begin = new TextDecoder('utf-8', { ignoreBOM: true }).decode(
        (await answer.arrayBuffer()).slice(0, 5),
      );
      expect(begin.startsWith(what === 'data' && format === 'csv' ? 'PK' : BEGINS[format]), plan).toBe(true);
    }
  });

  test('every one is on the page, and leads to its file', async () => {
    const page = await (await browser.get('/plans/small/exports')).text();
    for (const { what, format } of offers)
      expect(page).toContain(`/exports/file?what=${what}&amp;format=${format}`);
  });

  test.each([
    'what=summary&format=json',
    'what=none&format=pdf',
    'what=sheets&format=pdf&year=soon',
    'what=sheets&format=pdf&paper=A5-portrait',
    '',
  ])('"%s" cannot be had', async (query) => {
    expect((await browser.get(`/plans/small/exports/file?${query}`)).status).toBe(422);
  });

  test('says before it hands out a PDF what its letters cannot print, once', async () => {
    const path = exportFilePath('lit', { what: 'book', format: 'pdf' });
    const page = await (await browser.get(path)).text();
    expect(page).toContain('「🏮」）は〓で印刷しています');
    const link = page.match(/href="([^"]*noted=yes)"/)![1]!.replaceAll('&amp;', '&');
    expect((await browser.get(link)).headers.get('content-type')).toBe('application/pdf');
    const workbook = await browser.get(exportFilePath('lit', { what: 'book', format: 'xlsx' }));
    expect(workbook.headers.get('content-disposition')).toContain('attachment');
  });

  test('a plan or a sheet that is not there', async () => {
    expect((await browser.get('/plans/none/exports')).status).toBe(404);
    expect((await browser.get(exportFilePath('none', { what: 'book', format: 'pdf' }))).status).toBe(404);
    const gone = exportFilePath('small', { what: 'sheets', format: 'pdf', sheet: 'gone' });
    expect((await browser.get(gone)).status).toBe(404);
  });

  test('the handover is its department’s and the secretariat’s', async () => {
    expect((await viewer.get(exportFilePath('small', { what: 'handover', format: 'docx' }))).status).toBe(
      403,
    );
    expect((await viewer.get(exportFilePath('small', { what: 'summary', format: 'csv' }))).status).toBe(200);
    expect(await (await viewer.get('/plans/small/exports')).text()).not.toContain('what=handover');
  });
});
