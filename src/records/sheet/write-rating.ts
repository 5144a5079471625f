import { sql } from 'kysely';
import { inPlan } from '#db/in-plan.ts';
import type { Tx } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import type { Layer } from '#exchange/schema.ts';

export type GivenRating = {
  sheet: string;
  project: string;
  year: number;
  layer: Layer;
  departmentId: string | null;
  scale: string | null;
  /** '': taken back. */
  code: string;
  by: string;
  on: string;
};

/** Puts a grade in the place of the one before, of the same layer, owner and scale; what was before is in the history. */
export async function writeRating(tx: Tx, key: PlanKey, given: GivenRating): Promise<void> {
  await tx
    .deleteFrom('rating')
    .where(inPlan(key))
    .where('sheet_id', '=', given.sheet)
    .where('layer', '=', given.layer)
    .where('department', 'is', null)
    .where(sql<boolean>`department_id IS NOT DISTINCT FROM ${given.departmentId}::text`)
    .where(sql<boolean>`scale_id IS NOT DISTINCT FROM ${given.scale}::text`)
    .execute();
  if (given.code === '') return;
  await tx
    .insertInto('rating')
    .values({
      municipality_id: key.municipalityId,
      plan_id: key.planId,
      project_id: given.project,
      sheet_id: given.sheet,
      year: given.year,
      layer: given.layer,
      department: null,
      department_id: given.departmentId,
      code: given.code,
      scale_id: given.scale,
      reason: null,
      rated_by: given.by,
      rated_at: given.on,
    })
    .execute();
}
