import type { Db } from '#db/connect.ts';
import { dayOf } from '#domain/calendar/day-in-japan.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import type { ExportAsked } from '#domain/publication/export-request.ts';
import { loadMaterial } from './load-material.ts';
import { type FileOrWhy, makeWithoutHaste } from './run-export.ts';

/** The file of a plan for whoever may read everything; null where there is no such plan. */
export async function exportPlan(
  db: Db,
  key: PlanKey,
  request: ExportAsked,
  now: Date,
): Promise<FileOrWhy | null> {
  const loaded = await loadMaterial(db, key, request, { today: dayOf(now) });
  return loaded && makeWithoutHaste(loaded);
}
