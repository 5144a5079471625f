import type { Tx } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import type { Fields } from '#exchange/schema.ts';
import { putEntries } from '#records/search/put-entries.ts';
import { reasonEntry, sheetTexts } from '#records/search/search-entries.ts';
import { listRatings } from './rating-queries.ts';

/** A sheet under the title of its project. */
export type IndexedSheet = { id: string; year: number; title: string };

/** Search finds what these fields of a sheet say now, and no more what they said before. */
export const indexTexts = (tx: Tx, key: PlanKey, sheet: IndexedSheet, fields: Fields): Promise<void> =>
  putEntries(tx, key, sheetTexts(sheet, sheet.title, fields));

/** The same of the reasons of its grades. */
export async function indexReasons(tx: Tx, key: PlanKey, sheet: IndexedSheet): Promise<void> {
  const ratings = await listRatings(tx, key, { sheets: [sheet.id] });
  await putEntries(tx, key, [reasonEntry(sheet, sheet.title, ratings)]);
}
