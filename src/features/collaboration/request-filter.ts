import { REQUEST_STATES, type RequestState } from '#domain/collaboration/decide-request.ts';
import { departmentIdsOf } from '#domain/people/actor.ts';
import type { RequestsOfPlan } from './open-requests.ts';

/** What the address asks to see of a plan's requests; null asks for all. */
export type RequestListFilter = {
  departmentId: string | null;
  year: number | null;
  state: RequestState | null;
};

/** Without a word in the address: the year that the plan works on, and the department of whoever asks. */
export function readRequestFilter(
  query: (name: string) => string | undefined,
  of: RequestsOfPlan,
): RequestListFilter {
  const [own] = departmentIdsOf(of.actor, 'writer', 'approver');
  const department = query('department') ?? (of.actor.roles.has('secretariat') ? undefined : own);
  const year = query('year') ?? String(of.current ?? '');
  const state = query('state');
  return {
    departmentId: department || null,
    year: /^\d{4}$/.test(year) ? Number(year) : null,
    state: REQUEST_STATES.find((one) => one === state) ?? null,
  };
}

/** How many requests stand where: for the summary of a year. */
export function countRequests(requests: readonly { state: RequestState; to: string | null }[]) {
  const ofState = (state: RequestState) => requests.filter((one) => one.state === state).length;
  return REQUEST_STATES.map((state) => ({ state, count: ofState(state) }));
}
