import { parseFiscalYear } from '#domain/calendar/fiscal-year.ts';

/** The fiscal year that a label or a cell of a table's head names; null where it names none for certain. */
export function printedYear(text: string): number | null {
  const reading = parseFiscalYear(text);
  return reading.ok ? reading.year : null;
}
