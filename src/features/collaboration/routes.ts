import { Hono } from 'hono';
import type { AppConfig } from '#config';
import type { AppContext, Env } from '#http/context.ts';
import { permit } from '#http/permit.ts';
import { newRequestPage } from './new-request-page.tsx';
import { openRequests, type RequestsOfPlan } from './open-requests.ts';
import { answer, ask, carry, change, findSubject, ofRequest, withdraw } from './request-actions.ts';
import { requestCsv } from './request-csv.ts';
import { requestListPage } from './request-list-page.tsx';
import { requestPage } from './request-page.tsx';

const permitAsking = permit('writer', 'approver', 'secretariat');

/** A page of the plan of the address. */
const ofPlan =
  (page: (c: AppContext, of: RequestsOfPlan) => Response | Promise<Response>) => async (c: AppContext) =>
    page(c, await openRequests(c));

/** Requests between departments, to the council and to residents; every body of the plan reads all of them. */
export const collaborationRoutes = (config: AppConfig) =>
  new Hono<Env>()
    .get('/plans/:plan/requests', permit(), ofPlan(requestListPage))
    .get('/plans/:plan/requests.csv', permit(), ofPlan(requestCsv))
    .get('/plans/:plan/requests/new', permitAsking, ofPlan(newPage))
    .post('/plans/:plan/requests', permitAsking, (c) => ask(c, config))
    .get('/plans/:plan/requests/:request', permit(), ofRequest(requestPage))
    .post('/plans/:plan/requests/:request', permitAsking, ofRequest(change))
    .post('/plans/:plan/requests/:request/withdrawal', permitAsking, ofRequest(withdraw))
    .post('/plans/:plan/requests/:request/answer', permitAsking, ofRequest(answer(config)))
    .post('/plans/:plan/requests/:request/next-year', permitAsking, ofRequest(carry(config)));

async function newPage(c: AppContext, of: RequestsOfPlan) {
  const { sheet, project } = c.req.query();
  const subject = await findSubject(of, { sheet, project });
  return subject ? newRequestPage(c, of, subject) : c.notFound();
}
