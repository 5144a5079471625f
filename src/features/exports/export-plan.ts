import type { Db } from '#db/connect.ts';
import { dayOf } from '#domain/calendar/day-in-japan.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import type { ExportAsked } from '#domain/publication/export-request.ts';
import type { ExportFile } from '#papers/export-material.ts';
import { loadMaterial } from './load-material.ts';
import { makeExport } from './make-export.ts';

/** The file of a plan for whoever may read everything; null where there is no such plan. */
export async function exportPlan(
  db: Db,
  key: PlanKey,
  request: ExportAsked,
  now: Date,
): Promise<ExportFile | null> {
  const loaded = await loadMaterial(db, key, request, { today: dayOf(now) });
  return loaded && makeExport(loaded.material, loaded.request);
}
