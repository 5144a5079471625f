import { parseFiscalYear } from '../calendar/fiscal-year.ts';

export type PlanPeriod = { from: number | null; to: number | null };
export type PeriodProblem = { field: 'from' | 'to'; code: 'not-a-fiscal-year' | 'period-backwards' };
export type PeriodReading = { ok: true; period: PlanPeriod } | { ok: false; problems: PeriodProblem[] };

/** Which period do two typed years name? A blank one is not known, as in a plan that prints none. */
export function readPeriod(typed: { from: string; to: string }): PeriodReading {
  const problems: PeriodProblem[] = [];
  const read = (field: 'from' | 'to') => {
    const text = typed[field].trim();
    if (text === '') return null;
    const year = parseFiscalYear(text);
    if (year.ok) return year.year;
    problems.push({ field, code: 'not-a-fiscal-year' });
    return null;
  };
  const period = { from: read('from'), to: read('to') };
  if (problems.length > 0) return { ok: false, problems };
  if (period.from !== null && period.to !== null && period.to < period.from)
    return { ok: false, problems: [{ field: 'to', code: 'period-backwards' }] };
  return { ok: true, period };
}

/** The years that stood in the old period and not in the new one: they may not be given up while they are run or sealed. */
export const yearsGivenUp = (was: PlanPeriod, is: PlanPeriod, years: readonly number[]): number[] =>
  years.filter((year) => isWithin(was, year) && !isWithin(is, year));

const isWithin = ({ from, to }: PlanPeriod, year: number) =>
  (from === null || from <= year) && (to === null || year <= to);
