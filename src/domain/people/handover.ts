import type { CalendarDate } from '../calendar/calendar-date.ts';
import { type Holding, holdsOn } from './known-staff.ts';

/** The 1 April that an office thinks of on this day: the coming one from October on, else the last one. */
export function handoverDay(day: CalendarDate): CalendarDate {
  const [year, month] = day.split('-').map(Number) as [number, number];
  return `${month >= 10 ? year + 1 : year}-04-01`;
}

/** The day before: the last day of whoever leaves. */
export function dayBefore(day: CalendarDate): CalendarDate {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
}

export type Passing<H extends Holding> = { leaving: H[]; staying: H[]; arriving: H[] };

/** What passes from whom to whom at the beginning of this day? The holdings of one post. */
export function passingOf<H extends Holding>(holdings: readonly H[], on: CalendarDate): Passing<H> {
  const before = dayBefore(on);
  const then = holdings.filter((one) => holdsOn(one, before));
  const now = holdings.filter((one) => holdsOn(one, on));
  const isSame = (a: H) => (b: H) => a.personId === b.personId;
  return {
    leaving: then.filter((one) => !now.some(isSame(one))),
    staying: now.filter((one) => then.some(isSame(one))),
    arriving: now.filter((one) => !then.some(isSame(one))),
  };
}
