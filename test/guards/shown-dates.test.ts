import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { testApplication } from '../kit/browser.ts';
import { testDatabase } from '../kit/database.ts';
import { pageText } from '../kit/page-text.ts';
import { makeRichTown } from '../kit/rich-town.ts';
import { idsOf, routesOf } from '../kit/route-walk.ts';
import { type Page, walkTown } from '../kit/walk-town.ts';

/** A day as the database keeps it, which no office prints; what a machine reads (attributes, fields of forms) keeps it. */
const KEPT_DAY = /(?<![\d-])(?:1[89]|2[01])\d\d-[01]\d-[0-3]\d(?![\d-])/g;

const DAY = '2025-06-03';

/** A day in everything that may keep one: the field of a day on a sheet, in its parts, changes, texts set aside and workbooks. */
async function plantDays(municipality: string): Promise<void> {
  const { kysely } = db;
  const day = { 'x-day': DAY };
  const fields = sql`fields || ${JSON.stringify(day)}::jsonb`;
  for (const table of ['sheet', 'part'] as const)
    await kysely
      .updateTable(table)
      .set({ fields: fields as never })
      .where('municipality_id', '=', municipality)
      .execute();
  await kysely
    .updateTable('field_change')
    .set({ field: 'x-day', before: '2025-06-01', after: DAY })
    .where('municipality_id', '=', municipality)
    .execute();
  await kysely
    .updateTable('set_aside_text')
    .set({ field: 'field.x-day', text: DAY })
    .where('municipality_id', '=', municipality)
    .execute();
  await sql`UPDATE sent_workbook SET cells = (SELECT jsonb_object_agg(key, value || ${JSON.stringify({ entry: 'field.x-day', text: DAY, shown: '令和7年6月3日' })}::jsonb) FROM jsonb_each(cells)) WHERE municipality_id = ${municipality}`.execute(
    kysely,
  );
  await sql`UPDATE returned_workbook SET cells = (SELECT jsonb_object_agg(key, value || ${JSON.stringify({ text: '令和7年6月4日' })}::jsonb) FROM jsonb_each(cells)) WHERE municipality_id = ${municipality}`.execute(
    kysely,
  );
}

const db = await testDatabase();
const mail = { url: 'smtp://localhost:1', from: 'ayumi@example.jp', quietHours: null };
const app = testApplication(db, undefined, { mail });
let pages: Page[];
beforeAll(async () => {
  const town = await makeRichTown(db, app);
  await plantDays(town.id);
  pages = (await walkTown(town, routesOf(app), idsOf(town))).pages.filter(
    ({ type, status }) => type.startsWith('text/html') && status < 500,
  );
}, 300_000);

it('no page shows a day as the database keeps it', () => {
  expect(pages.length).toBeGreaterThan(300);
  const shown = pages.flatMap(({ role, address, body }) => {
    const text = pageText(body.replace(/<textarea\b.*?<\/textarea>/gs, ' '));
    const days = [...text.matchAll(KEPT_DAY)].map(({ index }) =>
      text.slice(Math.max(0, index - 20), index + 20),
    );
    return days.length > 0 ? [`${role} ${address}: ${[...new Set(days)].slice(0, 3).join(' | ')}`] : [];
  });
  expect(shown).toEqual([]);
});
