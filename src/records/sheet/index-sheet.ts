import { inPlan } from '#db/in-plan.ts';
import type { Tx } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import type { Fields } from '#exchange/schema.ts';
import { listIndicators } from '#records/plan/indicator-queries.ts';
import { putEntries } from '#records/search/put-entries.ts';
import { indicatorEntry, reasonEntry, sheetTexts } from '#records/search/search-entries.ts';
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

/** The same of the figures of projects; `only`: these indicators of them. */
export async function indexIndicators(
  tx: Tx,
  key: PlanKey,
  projects: readonly { id: string; title: string }[],
  only?: ReadonlySet<string>,
): Promise<void> {
  if (projects.length === 0) return;
  const titles = new Map(projects.map(({ id, title }) => [id, title]));
  // The sheets of two years have the same figures: who writes in both at once waits here, and then sees both values.
  await tx
    .selectFrom('project')
    .select('id')
    .where(inPlan(key))
    .where('id', 'in', [...titles.keys()])
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
  const [project, ...others] = titles.keys();
  const indicators = await listIndicators(tx, key, others.length === 0 ? { project: project! } : {});
  const changed = indicators.filter(
    ({ id, project }) => titles.has(project ?? '') && (only?.has(id) ?? true),
  );
  await putEntries(
    tx,
    key,
    changed.map((one) => indicatorEntry(one, titles.get(one.project!)!)),
  );
}
