import { labelOf } from '#db/department-name.ts';
import { inPlan } from '#db/in-plan.ts';
import type { Reader } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import type { ExchangeRequest } from '#exchange/year-schema.ts';

export async function listRequests(db: Reader, key: PlanKey): Promise<ExchangeRequest[]> {
  return db
    .selectFrom('collaboration_request')
    .select(['id', 'year', 'project_id as project'])
    .select([
      labelOf('collaboration_request', 'from_department_id').as('from'),
      labelOf<string | null>('collaboration_request', 'to_department_id').as('to'),
    ])
    .select(['text', 'asked_on as askedOn', 'state', 'answer', 'answered_on as answeredOn'])
    .select('carried_from as carriedFrom')
    .where(inPlan(key))
    .orderBy('position')
    .execute();
}
