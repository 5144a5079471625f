import { findPlanHead, type PlanHead, type PlanKey } from '#features/plans/queries.ts';
import { planKeyOf } from '#features/plans/request-key.ts';
import type { AppContext } from '#http/context.ts';

/** The plan that the address names, with the key that every query of it takes. */
export async function findPlan(c: AppContext): Promise<{ key: PlanKey; plan: PlanHead } | null> {
  const key = planKeyOf(c);
  const plan = await findPlanHead(c.get('db').kysely, key);
  return plan ? { key, plan } : null;
}
