import type { CalendarDate } from './calendar-date.ts';

const DAY = 86_400_000;
const utc = (date: CalendarDate) => Date.parse(`${date}T00:00:00Z`);

/** How many days from one day to another? 0 the same day, negative where `to` is earlier. Days, not hours: no time zone has a say. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Math.round((utc(to) - utc(from)) / DAY);
}

/** The day so many days after (or, negative, before) another. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return new Date(utc(date) + days * DAY).toISOString().slice(0, 10);
}
