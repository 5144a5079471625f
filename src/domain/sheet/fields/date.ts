import { type CalendarDate, formatDate, parseDate } from '../../calendar/calendar-date.ts';
import { type FieldOf, isBlankText, type TextKind } from './text-kind.ts';

/** A day, typed in either calendar, kept as YYYY-MM-DD and shown in the era. */
export const date: TextKind<FieldOf<'date'>, CalendarDate> = {
  parse(_field, text) {
    const reading = parseDate(text);
    return reading.ok ? { ok: true, meaning: reading.date } : { ok: false, code: 'not-a-date' };
  },
  format: (_field, day) => day,
  show(_field, text) {
    const reading = parseDate(text);
    return reading.ok ? formatDate(reading.date, 'era') : text;
  },
  isBlank: isBlankText,
};
