import { parseDate } from '#domain/calendar/calendar-date.ts';
import { dayOf } from '#domain/calendar/day-in-japan.ts';
import { handoverDay } from '#domain/people/handover.ts';
import type { AppContext } from '#http/context.ts';

/** The day of the handover that the address or the form asks for; without one, the 1 April that is meant today. */
export function handoverDayOf(c: AppContext): string {
  const asked = c.req.query('on') ?? c.get('form')?.get('on');
  const reading = parseDate(typeof asked === 'string' ? asked : '');
  return reading.ok ? reading.date : handoverDay(dayOf(c.get('now')));
}
