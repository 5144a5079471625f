import { squeeze } from '../text/fold.ts';
import { ERA_LETTERS, ERA_NAMES, type Era, eraOfFiscalYear, findEra, firstYearOf } from './era.ts';
import { readNumeral } from './numeral.ts';

/** The fiscal years that a document, an address or a form may name. */
export const FIRST_FISCAL_YEAR = 1868;
export const LAST_FISCAL_YEAR = 2200;

/** A fiscal year as addresses and forms name it, by its four western digits; null where it is none. */
export function readWesternYear(text: unknown): number | null {
  if (typeof text !== 'string' || !/^\d{4}$/.test(text)) return null;
  const year = Number(text);
  return isFiscalYear(year) ? year : null;
}

const isFiscalYear = (year: number) => year >= FIRST_FISCAL_YEAR && year <= LAST_FISCAL_YEAR;

/**
 * Why a text is no fiscal year: it is none at all; it names a calendar year (令和5年, without 度); it leaves the era open
 * (5年度) and the known years do not settle it; its two years disagree; it lies outside 1868–2200.
 */
export type FiscalYearProblem =
  | 'year-unreadable'
  | 'year-calendar'
  | 'year-undecided'
  | 'years-disagree'
  | 'year-out-of-range';

export type FiscalYearReading =
  | { ok: true; year: number }
  | { ok: false; code: FiscalYearProblem; text: string };

const NUMERAL = '\\d{1,3}|元|[○一二三四五六七八九十]{1,3}';
const ERA_YEAR = `(?:${ERA_NAMES}|[${ERA_LETTERS}${ERA_LETTERS.toLowerCase()}]\\.?)(?:${NUMERAL})`;
const WESTERN_YEAR = '\\d{4}|[一二][○一二三四五六七八九]{3}';
const ONE_YEAR = `(${ERA_YEAR}|${WESTERN_YEAR})(年度|年|度)?`;
const SINGLE = new RegExp(`^${ONE_YEAR}$`, 'u');
const DOUBLE = new RegExp(`^${ONE_YEAR}[(/]${ONE_YEAR}\\)?(年度|度)?$`, 'u');
const BARE = new RegExp(`^'?(${NUMERAL})年度$`, 'u');

/**
 * Which fiscal year 年度 (April to March, named by the western year of its April) does a text name? The whole text must
 * be one: R5, 令和５年度, 令和元年度, H31, 2023年度, 2023, 令和6（2024）年度. An era may be printed beyond its end
 * (平成36年度 in a plan of 2017 is 2024).
 *
 * `known`: the years that the place allows, e.g. those of the plan. A year without era (5年度, 23年度) is read only if
 * exactly one of them is called so; it is never guessed.
 */
export function parseFiscalYear(text: string, known: readonly number[] = []): FiscalYearReading {
  const refuse = (code: FiscalYearProblem): FiscalYearReading => ({ ok: false, code, text });
  const accept = (year: number): FiscalYearReading =>
    isFiscalYear(year) ? { ok: true, year } : refuse('year-out-of-range');
  const printed = squeeze(text);

  const bare = printed.match(BARE);
  if (bare) {
    const fitting = new Set(known.filter((year) => isCalled(year, readNumeral(bare[1]!))));
    return fitting.size === 1 ? accept([...fitting][0]!) : refuse('year-undecided');
  }
  const double = printed.match(DOUBLE);
  const match = double ?? printed.match(SINGLE);
  if (!match) return refuse('year-unreadable');
  const suffixes = double ? [match[2], match[4], match[5]] : [match[2]];
  if (suffixes.includes('年') && !suffixes.some((suffix) => suffix?.endsWith('度'))) {
    return refuse('year-calendar');
  }
  const year = westernYear(match[1]!);
  if (year === undefined) return refuse('year-unreadable');
  if (double && westernYear(match[3]!) !== year) return refuse('years-disagree');
  return accept(year);
}

function westernYear(printed: string): number | undefined {
  const withEra = printed.match(/^(\p{Script=Han}{2}|[A-Za-z])\.?(.+)$/u);
  const era: Era | undefined = withEra ? findEra(withEra[1]!) : undefined;
  if (!era) return readNumeral(printed);
  const year = readNumeral(withEra![2]!);
  return year === undefined || year === 0 ? undefined : firstYearOf(era) + year - 1;
}

/** May a known year be printed as this number alone: by its year of the era, or by its last two western digits? */
function isCalled(fiscalYear: number, number: number | undefined): boolean {
  if (number === undefined) return false;
  return eraOfFiscalYear(fiscalYear).year === number || (number >= 10 && fiscalYear % 100 === number);
}

/** 令和5年度, R5 or 2023年度: display choices of one value. */
export type FiscalYearStyle = 'era' | 'short' | 'western';

/** How is a fiscal year written? 元年度 for the first year of an era, R1 in the short style. */
export function formatFiscalYear(fiscalYear: number, style: FiscalYearStyle): string {
  if (style === 'western') return `${fiscalYear}年度`;
  const { era, year } = eraOfFiscalYear(fiscalYear);
  return style === 'short' ? `${era.letter}${year}` : `${era.name}${year === 1 ? '元' : year}年度`;
}
