import { inPlan } from '#db/in-plan.ts';
import type { Tx } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import type { Layer } from '#exchange/schema.ts';
import { recordFieldChange } from './record-field-change.ts';

export type GivenRating = {
  layer: Layer;
  /** As the form's field has it; null where the plan has one scale. */
  scale: string | null;
  /** Empty: the grade is taken back. */
  code: string;
  reason: string;
};
export type RatedSheet = { id: string; project: string; year: number };
/** `day`: YYYY-MM-DD, as sheets print when a grade was given. */
export type RatedBy = { label: string; accountId: string | null; day: string; now: Date };

/**
 * Sets the grade that a layer gives a sheet as a whole, and writes down the grade and the reason before and after. False where
 * nothing changed. The caller has looked at the code, the state and the person.
 */
export async function setRating(
  tx: Tx,
  key: PlanKey,
  sheet: RatedSheet,
  { layer, scale, code, reason }: GivenRating,
  by: RatedBy,
): Promise<boolean> {
  const known = await tx
    .selectFrom('rating')
    .select(['position', 'code', 'reason'])
    .where(inPlan(key))
    .where('sheet_id', '=', sheet.id)
    .where('layer', '=', layer)
    .where('department', 'is', null)
    .where((eb) => (scale === null ? eb('scale_id', 'is', null) : eb('scale_id', '=', scale)))
    .executeTakeFirst();
  const before = known ? { code: known.code, reason: known.reason ?? '' } : { code: '', reason: '' };
  if (before.code === code && before.reason === reason) return false;
  const told = { code, reason: reason === '' ? null : reason, rated_by: by.label, rated_at: by.day };
  if (known) {
    await tx.deleteFrom('rating').where(inPlan(key)).where('position', '=', known.position).execute();
  }
  if (code !== '')
    await tx
      .insertInto('rating')
      .values({
        municipality_id: key.municipalityId,
        plan_id: key.planId,
        ...(known ? { position: known.position } : {}),
        ...told,
        project_id: sheet.project,
        sheet_id: sheet.id,
        year: sheet.year,
        layer,
        department: null,
        scale_id: scale,
      })
      .execute();
  const field = scale === null ? `rating:${layer}` : `rating:${layer}:${scale}`;
  await recordFieldChange(
    tx,
    key,
    sheet.id,
    { field, before: shown(before), after: shown({ code, reason }) },
    by,
  );
  return true;
}

const shown = ({ code, reason }: { code: string; reason: string }) =>
  reason === '' ? code : `${code}（${reason}）`;
