import type { PlanKey } from '#domain/plan/plan-key.ts';
import type { AppContext } from '#http/context.ts';
import { planKeyOf } from '#http/request-key.ts';
import { findPlanHead, type PlanHead } from '#records/plan/queries.ts';

/** The plan that the address names, with the key that every query of it takes. */
export async function findPlan(c: AppContext): Promise<{ key: PlanKey; plan: PlanHead } | null> {
  const key = planKeyOf(c);
  const plan = await findPlanHead(c.get('db').kysely, key);
  return plan ? { key, plan } : null;
}
