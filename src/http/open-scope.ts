import { dayOf } from '#domain/calendar/day-in-japan.ts';
import { readWesternYear } from '#domain/calendar/fiscal-year.ts';
import { findCycle } from '#records/cycle/queries.ts';
import { findPlanHead } from '#records/plan/queries.ts';
import { type AppContext, actorOf } from './context.ts';
import { planKeyOf } from './request-key.ts';
import type { CycleScope, PlanScope, YearScope } from './scope.ts';

/**
 * Opens what the address names (`:plan`, `:year`), once for each request; false where it is not there. {@link permit} asks it
 * after it has looked at the role, so that no handler of a plan has to ask whether there is one.
 */
export async function openScope(c: AppContext): Promise<boolean> {
  if (c.req.param('plan') === undefined) return true;
  const key = planKeyOf(c);
  const db = c.get('db').kysely;
  const plan = await findPlanHead(db, key);
  if (!plan) return false;
  const now = c.get('now');
  const switches = plan.rules?.stages ?? {};
  const scope: PlanScope = { db, key, actor: actorOf(c), plan, switches, now, today: dayOf(now) };
  c.set('plan', scope);
  const named = c.req.param('year');
  if (named === undefined) return true;
  const year = readWesternYear(named);
  if (year === null) return false;
  c.set('year', await yearIn(scope, year));
  return true;
}

/** The plan of the address. */
export function planScope(c: AppContext): PlanScope {
  const scope = c.get('plan');
  if (!scope) throw new Error('this route must name :plan and be guarded by permit()');
  return scope;
}

/** The year of the address. */
export function yearScope(c: AppContext): YearScope {
  const scope = c.get('year');
  if (!scope) throw new Error('this route must name :year and be guarded by permit()');
  return scope;
}

/** A year of the plan that a record names and not the address: that of a meeting, of an opinion. */
export async function yearIn(scope: PlanScope, year: number): Promise<YearScope> {
  const cycle = (await findCycle(scope.db, scope.key, year)) ?? null;
  return { ...scope, year, cycle, isSealed: cycle?.state === 'sealed' };
}

/** A page or a write of a year that is run here; every other year is not there. */
export const forCycle =
  <Rest extends unknown[]>(
    answer: (c: AppContext, scope: CycleScope, ...rest: Rest) => Response | Promise<Response>,
  ) =>
  async (c: AppContext, ...rest: Rest): Promise<Response> => {
    const { cycle, ...scope } = yearScope(c);
    return cycle ? answer(c, { ...scope, cycle }, ...rest) : c.notFound();
  };
