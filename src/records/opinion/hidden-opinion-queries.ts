import type { Reader } from '#db/transaction.ts';
import { canSeeOpinion, type OpinionAsker } from '#domain/opinion/decide-opinion.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import type { ExchangePlan } from '#exchange/schema.ts';
import { listKeptOpinions } from './opinion-queries.ts';

/**
 * The plan without the opinions that this person may not read yet: before a meeting its members do not know what the others
 * wrote, and neither do the files that they take along.
 */
export async function withoutHiddenOpinions(
  db: Reader,
  key: PlanKey,
  plan: ExchangePlan,
  { asker, today }: { asker: OpinionAsker; today: string },
): Promise<ExchangePlan> {
  if (!plan.opinions?.length) return plan;
  const kept = await listKeptOpinions(db, key, {});
  const hidden = new Set(kept.filter((one) => !canSeeOpinion(asker, one, today)).map(({ id }) => id));
  return { ...plan, opinions: plan.opinions.filter(({ id }) => !hidden.has(id)) };
}
