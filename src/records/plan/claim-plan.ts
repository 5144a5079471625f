import type { Tx } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';

/** Whoever else wants to write what is counted in this plan waits until the transaction is over. */
export async function lockPlan(tx: Tx, { municipalityId, planId }: PlanKey): Promise<void> {
  await tx
    .selectFrom('plan')
    .select('id')
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', planId)
    .forNoKeyUpdate()
    .execute();
}

/** Makes the next version of the plan; false where somebody has changed it since this version was read. */
export async function claimPlan(tx: Tx, key: PlanKey, version: number): Promise<boolean> {
  const { numUpdatedRows } = await nextVersion(tx, key).where('version', '=', version).executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Makes the next version of the plan: what was seen of it before is no longer it. */
export async function outdatePlan(tx: Tx, key: PlanKey): Promise<void> {
  await nextVersion(tx, key).execute();
}

const nextVersion = (tx: Tx, { municipalityId, planId }: PlanKey) =>
  tx
    .updateTable('plan')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', planId);
