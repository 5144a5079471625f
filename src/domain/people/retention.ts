import type { CalendarDate } from '../calendar/calendar-date.ts';

/** The same day so many years before; 29 February becomes 28 February where there is none. */
export function yearsBefore(day: CalendarDate, years: number): CalendarDate {
  const [year, month, date] = day.split('-') as [string, string, string];
  const then = String(Number(year) - years).padStart(4, '0');
  const isLeap = new Date(Date.UTC(Number(then), 1, 29)).getUTCMonth() === 1;
  return `${then}-${month}-${month === '02' && date === '29' && !isLeap ? '28' : date}`;
}
