import type { Tx } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import type { ExchangePlan } from '#exchange/schema.ts';

/** Makes the plan itself, without what stands in it. */
export async function insertHead(tx: Tx, key: PlanKey, plan: ExchangePlan): Promise<void> {
  await tx
    .insertInto('plan')
    .values({ municipality_id: key.municipalityId, id: key.planId, ...headOf(plan) })
    .execute();
}

/** Another document's head; false where the plan is not there or is no longer the version that the person saw. */
export async function replaceHead(
  tx: Tx,
  { municipalityId, planId }: PlanKey,
  plan: ExchangePlan,
  expectedVersion: number,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('plan')
    .set({ ...headOf(plan), version: expectedVersion + 1 })
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', planId)
    .where('version', '=', expectedVersion)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

const headOf = (plan: ExchangePlan) => ({
  document_id: plan.id,
  title: plan.title,
  from_year: plan.years.from,
  to_year: plan.years.to,
  philosophies: JSON.stringify(plan.philosophies),
  levels: JSON.stringify(plan.levels),
  rules: plan.rules ? JSON.stringify(plan.rules) : null,
});
