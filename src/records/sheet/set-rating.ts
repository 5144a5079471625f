import { inPlan } from '#db/in-plan.ts';
import type { Tx } from '#db/transaction.ts';
import { dayOf } from '#domain/calendar/day-in-japan.ts';
import type { Act } from '#domain/people/act.ts';
import type { Layer } from '#exchange/schema.ts';
import { indexReasons } from './index-sheet.ts';
import { recordFieldChange } from './record-field-change.ts';

export type GivenRating = {
  layer: Layer;
  /** As the form's field has it; null where the plan has one scale. */
  scale: string | null;
  /** Empty: the grade is taken back. */
  code: string;
  reason: string;
};
export type RatedSheet = { id: string; project: string; title: string; year: number };

/**
 * Sets the grade that a layer gives a sheet as a whole, and writes down the grade and the reason before and after; search
 * finds the reason. False where nothing changed. The caller has looked at the code, the state and the person, and records
 * the event of what it does with the grades.
 */
export async function setRating(
  tx: Tx,
  act: Act,
  sheet: RatedSheet,
  { layer, scale, code, reason }: GivenRating,
): Promise<boolean> {
  const { key, actor, now } = act;
  const known = await tx
    .selectFrom('rating')
    .select(['position', 'code', 'reason'])
    .where(inPlan(key))
    .where('sheet_id', '=', sheet.id)
    .where('layer', '=', layer)
    .where('department', 'is', null)
    .where('department_id', 'is', null)
    .where((eb) => (scale === null ? eb('scale_id', 'is', null) : eb('scale_id', '=', scale)))
    .executeTakeFirst();
  const before = known ? { code: known.code, reason: known.reason ?? '' } : { code: '', reason: '' };
  if (before.code === code && before.reason === reason) return false;
  // The day in Japan, as sheets print when a grade was given.
  const by = { rated_by: actor.label, rated_at: dayOf(now) };
  const told = { code, reason: reason === '' ? null : reason, ...by };
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
        department_id: null,
        scale_id: scale,
      })
      .execute();
  const field = scale === null ? `rating:${layer}` : `rating:${layer}:${scale}`;
  await recordFieldChange(tx, act, sheet.id, {
    field,
    before: shown(before),
    after: shown({ code, reason }),
  });
  if (before.reason !== reason) await indexReasons(tx, key, sheet);
  return true;
}

const shown = ({ code, reason }: { code: string; reason: string }) =>
  reason === '' ? code : `${code}（${reason}）`;
