import { formatDate } from './calendar-date.ts';
import { dayOf } from './day-in-japan.ts';

const TIME_IN_TOKYO = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Tokyo',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** The time of day in Japan as HH:MM, wherever the server stands. */
export const timeOf = (now: Date): string => TIME_IN_TOKYO.format(now);

/** When something happened, as a log says it: 令和8年5月11日 12:04. `at` is ISO 8601. */
export function formatMoment(at: string): string {
  const moment = new Date(at);
  return `${formatDate(dayOf(moment), 'era')} ${timeOf(moment)}`;
}
