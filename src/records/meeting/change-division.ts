import type { Db } from '#db/connect.ts';
import { inPlan } from '#db/in-plan.ts';
import { recordEvent } from '#db/record-event.ts';
import { inTransaction } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import type { Acting } from '#features/committee/acting-as.ts';
import { type Assignment, divisionMark, listAssignments } from './assignment-queries.ts';

/** How a division came about, as the record tells it. */
export type DivisionOrigin = { by: 'hand' } | { by: 'lot'; seed: number; readers: number; unit: string };

/**
 * Puts a whole division of a year in the place of the one that the person saw (`seen`, its mark); false, and nothing is
 * changed, where somebody else changed it meanwhile.
 */
export function changeDivision(
  db: Db,
  acting: Acting,
  key: PlanKey,
  { year, seen, next, origin }: { year: number; seen: string; next: Assignment[]; origin: DivisionOrigin },
): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    // Two who save at the same time wait for one another here.
    await tx
      .selectFrom('plan')
      .select('id')
      .where('municipality_id', '=', key.municipalityId)
      .where('id', '=', key.planId)
      .forUpdate()
      .executeTakeFirst();
    const now = await listAssignments(tx, key, { year });
    if (divisionMark(now) !== seen) return false;
    const own = { municipality_id: key.municipalityId, plan_id: key.planId };
    const sheets = [...new Set([...now, ...next].map(({ sheet }) => sheet))];
    if (sheets.length > 0)
      await tx.deleteFrom('assignment').where(inPlan(key)).where('sheet_id', 'in', sheets).execute();
    if (next.length > 0)
      await tx
        .insertInto('assignment')
        .values(next.map(({ sheet, person }) => ({ ...own, sheet_id: sheet, person_id: person })))
        .execute();
    await recordEvent(tx, {
      municipalityId: key.municipalityId,
      planId: key.planId,
      actor: acting.label,
      kind: 'assignment-changed',
      details: { year, ...origin, assignments: next.length },
    });
    return true;
  });
}
