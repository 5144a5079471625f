import { describe, expect, test } from 'vitest';
import { inTransaction } from '#db/transaction.ts';
import { storePlan } from '#features/plans/store-plan.ts';
import { signedIn, testApplication } from '../../../test/kit/browser.ts';
import { testDatabase } from '../../../test/kit/database.ts';
import { smallPlan } from '../../../test/kit/small-plan.ts';
import { type Format, WHATS } from './export-request.ts';
import { OFFERED } from './offered.ts';
import { exportFilePath } from './paths.ts';

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
  await storePlan(tx, municipality.id, smallPlan(), { actor: '事務局', planId: 'small' });
  await storePlan(tx, municipality.id, empty, { actor: '事務局', planId: 'empty' });
  await storePlan(tx, other.id, smallPlan(), { actor: '事務局', planId: 'small' });
});

const BEGINS: Record<Format, string> = { xlsx: 'PK', docx: 'PK', pdf: '%PDF-', csv: '\uFEFF', json: '{' };

const offers = WHATS.flatMap((what) => OFFERED[what].map((format) => ({ what, format })));

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
