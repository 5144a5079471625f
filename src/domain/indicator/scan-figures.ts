import { parseDate } from '../calendar/calendar-date.ts';
import { ERA_NAMES, LIVING_ERA_LETTERS } from '../calendar/era.ts';
import { AMOUNT, readAmount } from './amount.ts';
import { WORDS_AFTER, WORDS_BEFORE } from './qualifier-words.ts';
import { counterAtStart } from './unit.ts';
import type { Malformation, Qualifier, Quantity } from './value.ts';

/** A figure with the text between it and the figure before it. */
export type ScannedFigure = Quantity & { before: string };

/**
 * The figures of a text in their order, and the text after the last; or why none of them is to be trusted: `unclear` is a letter
 * that may be a digit, a dash that may be a minus, 月 and 年 at once, an amount too large to be exact.
 */
export type Scan =
  | { ok: true; figures: ScannedFigure[]; after: string }
  | { ok: false; fault: Malformation | 'unclear' };

/** Numbers of a list (①, ⑴, ⒈, ❶): NFKC would make ①3回 thirteen times. */
const LIST_NUMBERS = /[\u2460-\u249b\u24ea-\u24ff\u2776-\u2793\u3248-\u324f\u3251-\u325f\u32b1-\u32bf]/gu;
/** Raised digits and fractions, which NFKC would set into the number before them. */
const RAISED = /[\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u209c\u2150-\u215f\u2189]/gu;

/** A letter or ring where a scan may have had a digit: I 2校, 1O件, l回. */
const LOOK_ALIKE =
  /(?<![A-Za-z])[IlOo|](?= ?\d)|[\d百千万億兆] ?[IlOo|○〇](?![A-Za-z])|(?<![A-Za-z])[Il|O](?= ?[人回件校名団館])|\ufffd/u;

const MONTH_AND_DAY = '\\d{1,2} ?月(?: ?\\d{1,2} ?日)?';
/** Digits that are no figure: days, years, ordinals, ages, school years, hours. */
const NO_FIGURE = [
  `(?:(?:${ERA_NAMES}) ?(?:\\d{1,3}|元)|(?<![A-Za-z])[${LIVING_ERA_LETTERS}]\\.?(?:\\d{1,2}|元)(?!\\d)|(?:19|20)\\d{2}(?= ?年)|\\d{1,2}(?= ?年度)) ?(?:年度?)?(?: ?${MONTH_AND_DAY}|\\.\\d{1,2}(?:\\.\\d{1,2})?)?`,
  '(?:19|20)\\d{2}[-/.]\\d{1,2}[-/.]\\d{1,2}',
  '\\d{1,2}/\\d{1,2} ?[~-] ?\\d{1,2}(?:/\\d{1,2})?',
  MONTH_AND_DAY,
  '第 ?\\d+',
  '(?:\\d+ ?[~-] ?)?\\d+ ?(?:歳児?(?:以上|以下|未満)?|年生|学年|丁目|時(?!間)(?:\\d+分)?|[回年期日]目)',
  'COVID-?19',
].join('|');
const TOKEN = new RegExp(`(?<skipped>${NO_FIGURE})|(?<number>${AMOUNT})`, 'gu');

const UNIT_LETTER = '(?![〇百千万億兆年月日延約計各週第以])[\\p{sc=Han}\\p{sc=Katakana}ーA-Za-z]';
const UNLISTED_UNIT = new RegExp(
  `^((?:${UNIT_LETTER}){1,4}?)(?=以[上下内]|未満|程度|前後|を?超|(?!${UNIT_LETTER})|$)`,
  'u',
);

/** A printed value in the form that is scanned: NFKC without list numbers, one kind of minus, wave and blank. */
export function scannable(text: string): string {
  return text
    .replace(LIST_NUMBERS, ' ')
    .replace(RAISED, '\ufffd')
    .normalize('NFKC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(/[\u2010-\u2015\u2212]/gu, '-')
    .replace(/[〜∼]/gu, '~')
    .replace(/パーセント/gu, '%')
    .replace(/[^\S\n]+/gu, ' ')
    .trim();
}

/**
 * Which figures does a text hold, each with unit, qualifiers and sign (△▲− below zero)? Takes {@link scannable} text. Digits of
 * dates, ordinals and ages are words. Nothing is read from a text in which letters may stand for digits.
 */
export function scanFigures(text: string): Scan {
  if (LOOK_ALIKE.test(text)) return { ok: false, fault: 'unclear' };
  const figures: ScannedFigure[] = [];
  let end = 0;
  let skippedTo = 0;
  for (const match of text.matchAll(TOKEN)) {
    if (match.index < end) continue;
    const { skipped, number } = match.groups!;
    if (skipped !== undefined) {
      const day = parseDate(skipped);
      if (!day.ok && day.code === 'date-does-not-exist') return { ok: false, fault: 'date' };
      skippedTo = match.index + skipped.length;
      continue;
    }
    const amount = readAmount(number!);
    if (typeof amount === 'string') return { ok: false, fault: amount };
    if (amount === null) return { ok: false, fault: 'unclear' };
    const from = Math.max(end, skippedTo);
    const lead = readLead(text.slice(from, match.index), figures.length === 0);
    if (lead.isUnclear) return { ok: false, fault: 'unclear' };
    const tail = readTail(text.slice(match.index + number!.length));
    const qualifiers = [...new Set([...lead.qualifiers, ...tail.qualifiers])];
    if (qualifiers.filter((one) => one.startsWith('per')).length > 1) return { ok: false, fault: 'unclear' };
    figures.push({
      before: text.slice(end, from) + lead.words,
      amount: lead.isNegative && amount !== 0 ? -amount : amount,
      unit: tail.unit || (lead.isYen ? '円' : ''),
      qualifiers,
    });
    end = match.index + number!.length + tail.length;
  }
  return { ok: true, figures, after: text.slice(end) };
}

/** The end of what stands before a number: a minus, if it cannot be anything else. */
const MINUS = /(?:[△▲]|マイナス|(?<=(?:^|[(、:\n]) ?)-)$/u;

function readLead(text: string, isFirst: boolean) {
  const isYen = text.endsWith('¥');
  const signed = isYen ? text.slice(0, -1) : text;
  const minus = /^ ?-$/.test(signed) && !isFirst ? null : signed.match(MINUS);
  const { rest, found } = strip(minus ? signed.slice(0, minus.index) : signed, WORDS_BEFORE);
  const isUnclear = !minus && /-$/.test(rest) && !/^(?:-| - ?)$/.test(rest);
  return { words: rest, isNegative: minus !== null, isUnclear, isYen, qualifiers: found.reverse() };
}

function readTail(text: string) {
  const blank = text.startsWith(' ') ? 1 : 0;
  const counter = counterAtStart(text.slice(blank, blank + 8));
  const isQualified = WORDS_AFTER.some(([pattern]) => pattern.test(text));
  const unlisted = counter || isQualified ? '' : (text.match(UNLISTED_UNIT)?.[1] ?? '');
  const { rest, found } = strip(text.slice(counter ? blank + counter.length : unlisted.length), WORDS_AFTER);
  return { unit: counter || unlisted, qualifiers: found, length: text.length - rest.length };
}

/** Takes off, one after another, the qualifying words that stand at the edge next to the number. */
function strip(text: string, table: [RegExp, Qualifier][]): { rest: string; found: Qualifier[] } {
  const found: Qualifier[] = [];
  let rest = text;
  for (;;) {
    const row = table.find(([pattern]) => pattern.test(rest));
    if (!row) return { rest, found };
    rest = rest.replace(row[0], '');
    found.push(row[1]);
  }
}
