/**
 * Japanese eras 元号 since one emperor has one era (明治). `firstDay` is the first day that carries the name; the day
 * before it belongs to the era before. Sources: the ordinances that changed the era (改元の詔・政令).
 */
export const ERAS = [
  { name: '明治', letter: 'M', firstDay: '1868-01-25' },
  { name: '大正', letter: 'T', firstDay: '1912-07-30' },
  { name: '昭和', letter: 'S', firstDay: '1926-12-25' },
  { name: '平成', letter: 'H', firstDay: '1989-01-08' },
  { name: '令和', letter: 'R', firstDay: '2019-05-01' },
] as const;

export type Era = (typeof ERAS)[number];

/** Patterns of what names an era, for texts in NFKC: 令和; R, as capitals; either of them. */
export const ERA_NAMES = ERAS.map((era) => era.name).join('|');
export const ERA_LETTERS = ERAS.map((era) => era.letter).join('');
export const ERA_MARK = `(?:${ERA_NAMES}|[${ERA_LETTERS}])`;

/** The letters of eras in which people still count: before a number, an M or a T is a size or a measure. */
export const LIVING_ERA_LETTERS = ERAS.filter(({ firstDay }) => firstDay >= '1926')
  .map((era) => era.letter)
  .join('');

/** The western year in which an era began: its 元年. */
export function firstYearOf(era: Era): number {
  return Number(era.firstDay.slice(0, 4));
}

/** Which era does a printed 令和 or R name? Takes the name or the letter in ASCII, any case. */
export function findEra(name: string): Era | undefined {
  return ERAS.find((era) => era.name === name || era.letter === name.toUpperCase());
}

/** In which era is a day (YYYY-MM-DD, from 1873 on, when the calendar became Gregorian)? */
export function eraOfDay(day: string): Era {
  return ERAS.findLast((era) => era.firstDay <= day) ?? ERAS[0];
}

/** An era with the year in it: 令和 and 5. */
export type EraYear = { era: Era; year: number };

/**
 * Which era does a fiscal year 年度 carry? The office convention: the era of its 1 May. So the year that began on
 * 1 April 2019 as 平成31年度 is 令和元年度 (政府の取扱い: 改元に伴う元号による年表示の取扱いについて, 2019), 1989 is
 * 平成元年度, and 1912 and 1926, whose era changed later in the year, keep 明治45年度 and 大正15年度.
 */
export function eraOfFiscalYear(fiscalYear: number): EraYear {
  const era = eraOfDay(`${fiscalYear}-05-01`);
  return { era, year: fiscalYear - firstYearOf(era) + 1 };
}
