import { inPlan } from '#db/in-plan.ts';
import type { Reader } from '#db/transaction.ts';
import { NOBODY_ID } from '#domain/plan/owner.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import type { ExchangeCycle } from '#exchange/year-schema.ts';
import { departmentLabels } from '#records/people/department-queries.ts';

export async function listCycles(db: Reader, key: PlanKey): Promise<ExchangeCycle[]> {
  const cycles = await db
    .selectFrom('cycle')
    .select(['year', 'state', 'stages', 'exceptions', 'focus', 'left_out as leftOut'])
    .where(inPlan(key))
    .orderBy('year')
    .execute();
  const labels = await departmentLabels(db, key.municipalityId);
  return cycles.map(({ exceptions, ...cycle }) => ({
    ...cycle,
    exceptions: exceptions.map(({ departmentId, ...one }) => ({
      department: departmentId === NOBODY_ID ? '' : (labels.get(departmentId) ?? ''),
      ...one,
    })),
  }));
}
