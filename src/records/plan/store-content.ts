import { inPlan } from '#db/in-plan.ts';
import { insertRows } from '#db/insert-rows.ts';
import type { Tx } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import type { ExchangePlan } from '#exchange/schema.ts';
import type { DepartmentsOfPlan } from '#records/people/ensure-departments.ts';
import { contentRows } from './content-rows.ts';

/** Writes what stands in a plan itself: its tree, its projects and their owners, its indicators, scales and outlook. */
export async function storeContent(
  tx: Tx,
  key: PlanKey,
  plan: ExchangePlan,
  departments: Pick<DepartmentsOfPlan, 'ofOwner'>,
): Promise<void> {
  const rows = contentRows(key, plan, departments);
  await insertRows(tx, 'rating_scale', rows.rating_scale);
  await insertRows(tx, 'node', rows.node);
  await insertRows(tx, 'project', rows.project);
  await insertRows(tx, 'placement', rows.placement);
  await insertRows(tx, 'owner', rows.owner);
  await insertRows(tx, 'indicator', rows.indicator);
  await insertRows(tx, 'indicator_value', rows.indicator_value);
  await insertRows(tx, 'outlook_item', rows.outlook_item);
}

/** In the order in which it may be deleted; placements, owners and values go with theirs. */
const CONTENT = ['outlook_item', 'indicator', 'project', 'node', 'rating_scale'] as const;

/** Takes the content of a plan away, for another document to take its place; what stands on it has gone before. */
export async function clearContent(tx: Tx, key: PlanKey): Promise<void> {
  for (const table of CONTENT) await tx.deleteFrom(table).where(inPlan(key)).execute();
}
