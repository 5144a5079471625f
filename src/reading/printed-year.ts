import { ERA_MARK } from '#domain/calendar/era.ts';
import { parseFiscalYear } from '#domain/calendar/fiscal-year.ts';

const ERA_YEAR = new RegExp(`${ERA_MARK}(?:元|[0-9]{1,2})(?![0-9])`, 'u');
const WESTERN_YEAR = /(?<![0-9])(?:19|20|21)[0-9]{2}(?=[)年]|$)/u;

/**
 * Which fiscal year does a header cell name somewhere in it (令和5年度 · R5 · 令和6（2024）年度 · 2024年度)? Western year,
 * null where none is printed or where an era year and a western year beside it contradict each other. Takes text in
 * NFKC without blanks. In a table of a plan a year without 度 is the fiscal year, too.
 */
export function printedYear(folded: string): number | null {
  const era = yearOf(ERA_YEAR.exec(folded)?.[0]);
  const western = yearOf(WESTERN_YEAR.exec(folded)?.[0]);
  if (era !== null && western !== null && era !== western) return null;
  return era ?? western;
}

function yearOf(printed: string | undefined): number | null {
  const reading = printed === undefined ? null : parseFiscalYear(`${printed}年度`);
  return reading?.ok ? reading.year : null;
}
