import { titleOfPlan } from '#exchange/labels.ts';
import { shortYear } from '#exchange/names.ts';
import type { AppContext } from '#http/context.ts';
import { sendCsv } from '#http/csv.ts';
import { RESIDENTS, requestStates } from '#messages/collaboration.ja.ts';
import { listPlacedRequests } from '#records/request/queries.ts';
import type { RequestsOfPlan } from './open-requests.ts';
import { readRequestFilter } from './request-filter.ts';

/** The list of requests as a file. */
export async function requestCsv(c: AppContext, of: RequestsOfPlan) {
  const { departmentId, year, state } = readRequestFilter((name) => c.req.query(name), of);
  const requests = await listPlacedRequests(c.get('db').kysely, of.key, {
    departmentIds: departmentId === null ? undefined : [departmentId],
    year: year ?? undefined,
    state: state ?? undefined,
  });
  const lines = [
    ['年度', '事業', '依頼する課', '依頼先', '内容', '依頼した日', '状態', '回答・結果', '回答した日'],
    ...requests.map((one) => [
      shortYear(one.year),
      one.title,
      one.from,
      one.to ?? RESIDENTS,
      one.text,
      one.askedOn,
      requestStates[one.state],
      one.answer,
      one.answeredOn ?? '',
    ]),
  ];
  return sendCsv(c, `${titleOfPlan(of.plan)}_協働の依頼.csv`, lines);
}
