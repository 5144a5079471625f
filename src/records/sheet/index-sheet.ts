import { inPlan, samePlan } from '#db/in-plan.ts';
import type { Tx } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import { listIndicators } from '#records/plan/indicator-queries.ts';
import { indicatorEntry, sheetEntries, stored } from '#records/search/search-entries.ts';
import { listSheets } from './queries.ts';
import { listRatings } from './rating-queries.ts';

/** Puts what a sheet says now, and the figures of its project, in the place of what search knew of them. */
export async function indexSheet(tx: Tx, key: PlanKey, sheetId: string): Promise<void> {
  const found = await tx
    .selectFrom('sheet')
    .innerJoin('project', (join) =>
      join.on(samePlan('project', 'sheet')).onRef('project.id', '=', 'sheet.project_id'),
    )
    .select(['project.id', 'project.title'])
    .where(inPlan(key, 'sheet'))
    .where('sheet.id', '=', sheetId)
    // Two who save at the same moment would each take away the old entries and both put theirs: one after the other.
    .forNoKeyUpdate('project')
    .executeTakeFirst();
  if (!found) return;
  const of = { project: found.id };
  const sheet = (await listSheets(tx, key, of)).find(({ id }) => id === sheetId)!;
  const ratings = (await listRatings(tx, key, of)).filter((one) => one.sheet === sheetId);
  const indicators = await listIndicators(tx, key, of);
  const entries = [
    ...sheetEntries({ ...sheet, ratings }, found.title),
    ...indicators.map((one) => indicatorEntry(one, found.title)),
  ];
  await tx
    .deleteFrom('search_entry')
    .where(inPlan(key))
    .where((eb) =>
      eb.or([
        eb.and({ kind: 'sheet', subject_id: sheetId }),
        eb.and([
          eb('kind', '=', 'indicator'),
          eb('subject_id', 'in', [...indicators.map(({ id }) => id), '']),
        ]),
      ]),
    )
    .execute();
  const rows = stored(key, entries);
  if (rows.length > 0) await tx.insertInto('search_entry').values(rows).execute();
}
