import { type SqlBool, sql } from 'kysely';
import { onPlan } from '#db/in-plan.ts';
import type { Reader } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import type { ExchangeRequest } from '#exchange/year-schema.ts';
import { labelOf } from '#records/people/department-name.ts';

/** What other features ask about collaboration requests 協働依頼. `to` null: to residents (協働事項). */

/** `from`, `to`: as lists print them. */
export type PlacedRequest = ExchangeRequest & { fromId: string; toId: string | null } & {
  planId: string;
  title: string;
  version: number;
};
export type RequestFilter = {
  /** Asked by one of these departments or asked of it. */
  departmentIds?: readonly string[] | undefined;
  project?: string | undefined;
  year?: number | undefined;
  state?: ExchangeRequest['state'] | undefined;
  /** Not yet declined or done. */
  isOpen?: boolean | undefined;
};

/** The requests of a plan that fit, those of the latest year first. */
export async function listPlacedRequests(
  db: Reader,
  key: PlanKey,
  only: RequestFilter = {},
): Promise<PlacedRequest[]> {
  return placedRequests(db, key.municipalityId)
    .where('request.plan_id', '=', key.planId)
    .where((eb) =>
      eb.and([
        ...(only.departmentIds === undefined ? [] : [concerns(only.departmentIds)]),
        ...(only.project === undefined ? [] : [eb('request.project_id', '=', only.project)]),
        ...(only.year === undefined ? [] : [eb('request.year', '=', only.year)]),
        ...(only.state === undefined ? [] : [eb('request.state', '=', only.state)]),
        ...(only.isOpen ? [eb('request.state', 'in', ['asked', 'accepted'])] : []),
      ]),
    )
    .execute();
}

/**
 * Requests that wait for an answer or are accepted and not yet done: of one project, or of the
 * whole plan. They stand at the head of the project's sheet.
 */
export async function openRequestsOf(
  db: Reader,
  key: PlanKey,
  only: { project?: string } = {},
): Promise<PlacedRequest[]> {
  return listPlacedRequests(db, key, { ...only, isOpen: true });
}

export async function findRequest(
  db: Reader,
  key: PlanKey,
  requestId: string,
): Promise<PlacedRequest | undefined> {
  return placedRequests(db, key.municipalityId)
    .where('request.plan_id', '=', key.planId)
    .where('request.id', '=', requestId)
    .executeTakeFirst();
}

const concerns = (departmentIds: readonly string[]) =>
  sql<SqlBool>`(request.from_department_id = ANY(${[...departmentIds]}::text[])
    OR request.to_department_id = ANY(${[...departmentIds]}::text[]))`;

function placedRequests(db: Reader, municipalityId: string) {
  return db
    .selectFrom('collaboration_request as request')
    .innerJoin('project', onPlan('project.id', 'request.project_id'))
    .select(['request.id', 'request.plan_id as planId', 'request.year', 'request.project_id as project'])
    .select(['project.title', 'request.from_department_id as fromId', 'request.to_department_id as toId'])
    .select([
      labelOf('request', 'from_department_id').as('from'),
      labelOf<string | null>('request', 'to_department_id').as('to'),
    ])
    .select(['request.text', 'request.asked_on as askedOn', 'request.state', 'request.answer'])
    .select(['request.answered_on as answeredOn', 'request.carried_from as carriedFrom', 'request.version'])
    .where('request.municipality_id', '=', municipalityId)
    .orderBy('request.year', 'desc')
    .orderBy('request.position');
}
