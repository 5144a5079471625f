import { type RawBuilder, sql } from 'kysely';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import { inPlan } from './in-plan.ts';

/**
 * The number of a project where it is listed first (`firstListing` of the domain), '' where it has none; `project`: the column
 * that names it. Looked up by its key, since a planner that knows no figures yet would join row by row.
 */
export function firstNumber(key: PlanKey, project: 'project.id' | 'sheet.project_id'): RawBuilder<string> {
  return sql<string>`coalesce((
    SELECT placement.number FROM placement
    WHERE ${inPlan(key, 'placement')} AND placement.project_id = ${sql.ref(project)}
    ORDER BY placement.relisted, placement.position LIMIT 1
  ), '')`;
}
