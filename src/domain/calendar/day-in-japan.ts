import type { CalendarDate } from './calendar-date.ts';

const IN_TOKYO = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' });

/** Which day is it in Japan? Posts change hands and stages end at midnight there, wherever the server stands. */
export const dayOf = (now: Date): CalendarDate => IN_TOKYO.format(now);
