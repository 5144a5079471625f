import { inPlan } from '#db/in-plan.ts';
import type { Reader } from '#db/transaction.ts';
import type { CycleState, StageSwitches } from '#domain/cycle/cycle.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';

/** A year of a plan as the pages of the review see it. */
export type ReviewedYear = { year: number; state: CycleState; focus: string[]; switches: StageSwitches };

export async function findYear(db: Reader, key: PlanKey, year: number): Promise<ReviewedYear | undefined> {
  if (!Number.isInteger(year) || year < 1868 || year > 2200) return undefined;
  const row = await db
    .selectFrom('cycle')
    .innerJoin('plan', (join) =>
      join.onRef('plan.municipality_id', '=', 'cycle.municipality_id').onRef('plan.id', '=', 'cycle.plan_id'),
    )
    .select(['cycle.year', 'cycle.state', 'cycle.focus', 'plan.rules'])
    .where(inPlan(key, 'cycle'))
    .where('cycle.year', '=', year)
    .executeTakeFirst();
  if (!row) return undefined;
  const { rules, ...cycle } = row;
  return { ...cycle, switches: rules?.stages ?? {} };
}
