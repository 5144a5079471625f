import { squeeze } from '../text/fold.ts';
import { ERA_LETTERS, ERA_NAMES, eraOfDay, findEra, firstYearOf } from './era.ts';
import { readNumeral } from './numeral.ts';

/** A day as YYYY-MM-DD, the form in which the database keeps it. */
export type CalendarDate = string;

/**
 * Why a text is no date: it is none at all; its day does not exist (令和5年2月30日); it lies before 1873, when the
 * calendar was not yet Gregorian, or after 2200.
 */
export type DateProblem = 'date-unreadable' | 'date-does-not-exist' | 'date-out-of-range';

export type DateReading = { ok: true; date: CalendarDate } | { ok: false; code: DateProblem; text: string };

const NUMERAL = '\\d{1,2}|[一二三四五六七八九十]{1,3}';
const YEAR = `(${ERA_NAMES}|[${ERA_LETTERS}${ERA_LETTERS.toLowerCase()}]\\.?)?(\\d{1,4}|元|[一二三四五六七八九十○]{1,4})`;
const DATE = new RegExp(
  `^${YEAR}(?:年(${NUMERAL})月(${NUMERAL})日|([./ー])(\\d{1,2})\\5(\\d{1,2}))(?:\\([日月火水木金土](?:曜日?)?\\))?$`,
  'u',
);

/**
 * Which day does a text name: 令和5年4月1日, R5.4.1, 2023年4月1日, 2023-04-01, 2023/4/1, with or without a weekday (which
 * is not checked)? An era may be printed before its first day or beyond its last (令和元年4月1日 is 2019-04-01), since the
 * day is certain all the same. A year of fewer than four digits needs its era.
 */
export function parseDate(text: string): DateReading {
  const match = squeeze(text).match(DATE);
  if (!match) return { ok: false, code: 'date-unreadable', text };
  const [, eraName, printedYear, kanjiMonth, kanjiDay, , month, day] = match;
  const era = eraName ? findEra(eraName.replace('.', '')) : undefined;
  const number = readNumeral(printedYear!);
  if (number === undefined || number === 0 || (!era && number < 1000)) {
    return { ok: false, code: 'date-unreadable', text };
  }
  const year = era ? firstYearOf(era) + number - 1 : number;
  if (year < 1873 || year > 2200) return { ok: false, code: 'date-out-of-range', text };
  const date = dateOf(year, readNumeral(kanjiMonth ?? month!), readNumeral(kanjiDay ?? day!));
  return date ? { ok: true, date } : { ok: false, code: 'date-does-not-exist', text };
}

/** A day of the Gregorian calendar; undefined if there is no such day. */
export function dateOf(
  year: number,
  month: number | undefined,
  day: number | undefined,
): CalendarDate | undefined {
  if (month === undefined || day === undefined || month < 1 || month > 12) return undefined;
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  if (day < 1 || day > lengths[month - 1]!) return undefined;
  return [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join(
    '-',
  );
}

/** How is a day written: 令和5年4月1日 or 2023年4月1日? The era is that of the day itself (2019-04-30 is 平成31年). */
export function formatDate(date: CalendarDate, style: 'era' | 'western'): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  if (style === 'western') return `${year}年${month}月${day}日`;
  const era = eraOfDay(date);
  const yearOfEra = year - firstYearOf(era) + 1;
  return `${era.name}${yearOfEra === 1 ? '元' : yearOfEra}年${month}月${day}日`;
}

/** What is kept as a text of a day, as a reader sees it; any other text as it is. */
export function shownDay(text: string): string {
  const reading = parseDate(text);
  return reading.ok && reading.date === text ? formatDate(text, 'era') : text;
}

/** In which fiscal year (1 April to 31 March) is a day? 会計年度: 地方自治法 208条. */
export function fiscalYearOf(date: CalendarDate): number {
  const [year, month] = date.split('-').map(Number) as [number, number];
  return month >= 4 ? year : year - 1;
}

/** 5/31: a day whose year is clear from its place. */
export function shortDay(date: string): string {
  const [, month, day] = date.split('-').map(Number);
  return `${month}/${day}`;
}
