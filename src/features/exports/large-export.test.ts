import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { exportFilePath, queuedExportPath } from '#addresses/exports.ts';
import { inTransaction } from '#db/transaction.ts';
import type { ExchangePlan } from '#exchange/schema.ts';
import { readXlsx } from '#formats/xlsx/read-book.ts';
import { storePlan } from '#records/archive/store-plan.ts';
import { Browser, makeMunicipality, testApplication } from '../../../test/kit/browser.ts';
import { testDatabase } from '../../../test/kit/database.ts';
import { smallPlan } from '../../../test/kit/small-plan.ts';
import { type Jobs, startJobs } from '../jobs/start-jobs.ts';
import { runExport } from './run-export.ts';

const SHEETS = 201;
const clock = () => new Date('2026-11-21T03:00:00Z');
const db = await testDatabase();
const app = testApplication(db, clock);
const never = () => Promise.reject(new Error('must not run'));
let own: Browser;
let jobs: Jobs;

/** A plan of a great city. */
function greatPlan(): ExchangePlan {
  const plan = smallPlan();
  const [project, sheet] = [plan.projects[0]!, plan.sheets[0]!];
  const at = Array.from({ length: SHEETS }, (_, i) => i + 1);
  return {
    ...plan,
    projects: at.map((i) => ({ ...project, id: `g-${i}`, title: `${project.title}${i}` })),
    indicators: [],
    ratings: [],
    opinions: [],
    sheets: at.map((i) => ({ ...sheet, id: `gs-${i}`, project: `g-${i}`, year: 2024 })),
  };
}

beforeAll(async () => {
  const town = await makeMunicipality(db);
  await inTransaction(db, (tx) => storePlan(tx, town.id, greatPlan(), { actor: 'x', planId: 'great' }));
  own = await new Browser(app).signIn(town.signIn('secretariat'));
  jobs = await startJobs(db, { export: runExport, import: never }, clock);
});
afterAll(() => jobs.stop());

it('asks before long work, does it in the queue, and hands it over', async () => {
  const asked = { what: 'sheets', format: 'xlsx', year: 2024 } as const;
  const page = await own.get(exportFilePath('great', asked));
  expect(page.headers.get('content-type')).toContain('text/html');
  const text = await page.text();
  expect(text).toContain(`シートが${SHEETS}枚あり`);
  const fields = [...text.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)];
  const answer = await own.post(
    queuedExportPath('great'),
    Object.fromEntries(fields.map(([, name, value]) => [name!, value!])),
  );
  expect(answer.status).toBe(303);
  const path = answer.headers.get('location')!;
  await vi.waitFor(async () => expect(await (await own.get(path)).text()).toContain('を受け取る'), {
    timeout: 25_000,
    interval: 250,
  });
  const result = await own.get(`${path}/result`);
  const read = await readXlsx(new Uint8Array(await result.arrayBuffer()));
  expect(read.ok && read.book.chapters.length).toBeGreaterThanOrEqual(SHEETS);
});

it('answers small work at once', async () => {
  const one = await own.get(exportFilePath('great', { what: 'sheets', format: 'xlsx', sheet: 'gs-7' }));
  expect(one.headers.get('content-disposition')).toContain('attachment');
});
