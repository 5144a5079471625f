import type { Db } from '#db/connect.ts';
import { inPlan, planColumns } from '#db/in-plan.ts';
import { recordAct } from '#db/record-event.ts';
import { inTransaction, type Tx } from '#db/transaction.ts';
import { DONE, type Outcome, refuse } from '#domain/outcome.ts';
import type { Act } from '#domain/people/act.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import { lockPlan } from '#records/plan/claim-plan.ts';
import { holdYear } from '#records/plan/hold-year.ts';
import { type Assignment, divisionMark, listAssignments } from './assignment-queries.ts';

/** How a division came about, as the record tells it. */
export type DivisionOrigin = { by: 'hand' } | { by: 'lot'; seed: number; readers: number; unit: string };

/**
 * Puts a whole division of a year in the place of the one that the person saw (`seen`, its mark); stale, and nothing is
 * changed, where somebody else changed it meanwhile.
 */
export function changeDivision(
  db: Db,
  act: Act,
  { year, seen, next, origin }: { year: number; seen: string; next: Assignment[]; origin: DivisionOrigin },
): Promise<Outcome<null, 'cycle-sealed' | 'stale'>> {
  const { key } = act;
  return inTransaction(db, async (tx) => {
    const { isSealed } = await holdYear(tx, key, year);
    if (isSealed) return refuse('cycle-sealed');
    // Two who save at the same time wait for one another here.
    await lockPlan(tx, key);
    const now = await listAssignments(tx, key, { year });
    if (divisionMark(now) !== seen) return refuse('stale');
    await dropAssignments(tx, key, [...new Set([...now, ...next].map(({ sheet }) => sheet))]);
    if (next.length > 0)
      await tx
        .insertInto('assignment')
        .values(
          next.map(({ sheet, person }) => ({ ...planColumns(key), sheet_id: sheet, person_id: person })),
        )
        .execute();
    await recordAct(tx, act, {
      kind: 'assignment-changed',
      details: { year, ...origin, assignments: next.length },
    });
    return DONE;
  });
}

/** Nobody is to read these sheets any more. */
export async function dropAssignments(tx: Tx, key: PlanKey, sheets: readonly string[]): Promise<void> {
  if (sheets.length === 0) return;
  await tx.deleteFrom('assignment').where(inPlan(key)).where('sheet_id', 'in', sheets).execute();
}
