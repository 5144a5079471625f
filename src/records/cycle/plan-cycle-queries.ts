import { inPlan } from '#db/in-plan.ts';
import type { Reader } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import type { ExchangeCycle } from '#exchange/year-schema.ts';

export async function listCycles(db: Reader, key: PlanKey): Promise<ExchangeCycle[]> {
  return db
    .selectFrom('cycle')
    .select(['year', 'state', 'stages', 'exceptions', 'focus', 'left_out as leftOut'])
    .where(inPlan(key))
    .orderBy('year')
    .execute();
}
