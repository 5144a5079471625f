import type { AppConfig } from '#config';
import type { AppContext } from '#http/context.ts';
import { planScope } from '#http/open-scope.ts';
import type { PlanScope } from '#http/scope.ts';
import { findCurrentCycle, listYears } from '#records/cycle/queries.ts';

/** What every page and every write of requests begins with. */
export type RequestsOfPlan = PlanScope & {
  /** Every year of the plan, the newest first. */
  years: { year: number; isSealed: boolean; isRunning: boolean }[];
  /** The year that the plan works on, else its newest. */
  current: number | null;
};

export async function openRequests(c: AppContext): Promise<RequestsOfPlan> {
  const db = c.get('db').kysely;
  const scope = planScope(c);
  const years = (await listYears(db, scope.key)).map(({ year, state }) => ({
    year,
    isSealed: state === 'sealed',
    isRunning: state !== null && state !== 'sealed',
  }));
  const current = (await findCurrentCycle(db, scope.key))?.year ?? years[0]?.year ?? null;
  return { ...scope, years, current };
}

export const isSealed = ({ years }: RequestsOfPlan, year: number) =>
  years.some((one) => one.year === year && one.isSealed);

/** The year into which a request of this year can be carried: the next one, once it is open. */
export const nextYearOf = ({ years }: RequestsOfPlan, year: number): number | null =>
  years.some((one) => one.year === year + 1 && one.isRunning) ? year + 1 : null;

/** The whole address of a page, as a mail names it. */
export const addressIn = (c: AppContext, config: AppConfig, path: string) =>
  `${config.origin ?? new URL(c.req.url).origin}${path}`;
