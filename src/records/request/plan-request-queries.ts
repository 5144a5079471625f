import { sql } from 'kysely';
import { inPlan } from '#db/in-plan.ts';
import type { Reader } from '#db/transaction.ts';
import { NOBODY_ID } from '#domain/plan/owner.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import type { ExchangeRequest } from '#exchange/year-schema.ts';
import { labelOf } from '#records/people/department-name.ts';

/** What is nobody's has no name in the document. */
const labelIn = <Name = string>(column: string) =>
  sql<Name>`CASE WHEN ${sql.ref(column)} = ${NOBODY_ID} THEN '' ELSE ${labelOf('collaboration_request', column)} END`;

export async function listRequests(db: Reader, key: PlanKey): Promise<ExchangeRequest[]> {
  return db
    .selectFrom('collaboration_request')
    .select(['id', 'year', 'project_id as project'])
    .select([labelIn('from_department_id').as('from'), labelIn<string | null>('to_department_id').as('to')])
    .select(['text', 'asked_on as askedOn', 'state', 'answer', 'answered_on as answeredOn'])
    .select('carried_from as carriedFrom')
    .where(inPlan(key))
    .orderBy('position')
    .execute();
}
