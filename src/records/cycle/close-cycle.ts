import { inPlan } from '#db/in-plan.ts';
import type { Tx } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';

/** The year is sealed: the last step that a cycle takes. */
export async function closeCycle(tx: Tx, key: PlanKey, year: number): Promise<void> {
  await tx
    .updateTable('cycle')
    .set((eb) => ({ state: 'sealed', version: eb('version', '+', 1) }))
    .where(inPlan(key))
    .where('year', '=', year)
    .execute();
}
