import { inPlan, planColumns } from '#db/in-plan.ts';
import { insertRows, type Row } from '#db/insert-rows.ts';
import type { Tx } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import type { ExchangePlan } from '#exchange/schema.ts';
import type { DepartmentsOfPlan } from '#records/people/ensure-departments.ts';

/** Writes the collaboration requests of a plan, in the document's order. */
export function storeRequests(
  tx: Tx,
  key: PlanKey,
  { collaborationRequests = [] }: ExchangePlan,
  { ofLabel }: Pick<DepartmentsOfPlan, 'ofLabel'>,
): Promise<void> {
  const rows = collaborationRequests.map(
    (
      { project, from, to, askedOn, answeredOn, carriedFrom, ...request },
      position,
    ): Row<'collaboration_request'> => ({
      ...planColumns(key),
      ...request,
      position,
      project_id: project,
      from_department_id: ofLabel(from),
      to_department_id: to === null ? null : ofLabel(to),
      asked_on: askedOn,
      answered_on: answeredOn,
      carried_from: carriedFrom,
    }),
  );
  return insertRows(tx, 'collaboration_request', rows);
}

/** Takes all requests of a plan away, for another document to take its place. */
export async function clearRequests(tx: Tx, key: PlanKey): Promise<void> {
  await tx.deleteFrom('collaboration_request').where(inPlan(key)).execute();
}
