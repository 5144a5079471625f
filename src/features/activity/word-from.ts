import { formatDate } from '#domain/calendar/calendar-date.ts';

/**
 * What an event tells under a name, as a reader sees it: days in their era, of several things how many or how they are called.
 * `after.state`: within what it tells. '' where it tells nothing, and for no and 0.
 */
export function wordFrom(details: Readonly<Record<string, unknown>>, name: string): string {
  const told = name
    .split('.')
    .reduce<unknown>((within, key) => (isRecord(within) ? within[key] : undefined), {
      ...details,
    });
  if (Array.isArray(told)) return told.length === 0 ? '' : namesOf(told) || String(told.length);
  if (told === true || isRecord(told)) return '1';
  if (typeof told === 'number') return told === 0 ? '' : String(told);
  if (typeof told !== 'string') return '';
  return DAYS.test(told) ? told.replace(DAY, (day) => formatDate(day, 'era')) : told;
}

const DAY = /\d{4}-\d{2}-\d{2}/gu;
/** A day, or a term from one to another that may be open. */
const DAYS = /^\d{4}-\d{2}-\d{2}(?:～(?:\d{4}-\d{2}-\d{2})?)?$/u;

const isRecord = (told: unknown): told is Record<string, unknown> =>
  typeof told === 'object' && told !== null && !Array.isArray(told);

/** Files go by their names, reminders by the department they went to, grades by their codes. */
function namesOf(list: readonly unknown[]): string {
  const names = list.map((one) =>
    isRecord(one) ? String(one.name ?? one.department ?? one.code ?? '') : '',
  );
  return names.every((name) => name !== '') ? names.join('、') : '';
}
