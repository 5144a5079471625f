import type { Span } from './read-plan.ts';
import { type Source, textOf } from './source.ts';

/** A piece of the source as it is compared: NFKC (but ① stays ①, as ①3 is not 13), without blanks; `from` and `to` say where in the line each unit stands. */
export type Folded = { line: number; text: string; from: readonly number[]; to: readonly number[] };

const BLANK = /[\s\u00ad\u200b-\u200d\ufeff]/u;

/** Nothing longer is a heading or a label; longer pieces are folded only so far. */
const LONGEST_LABEL = 400;

/** Is a piece longer than what is folded of it? Then it is neither heading nor label. */
export function isTooLong(span: Span): boolean {
  return span.to - span.from > LONGEST_LABEL;
}

/** Folds character by character, so that every unit of the result keeps its place; `blank` stands for each run of blanks. */
export function fold(source: Source, span: Span, blank: '' | ' ' = ''): Folded {
  const folded = { line: span.line, text: '', from: [] as number[], to: [] as number[] };
  let at = span.from;
  for (const character of textOf(source, span).slice(0, LONGEST_LABEL)) {
    const next = at + character.length;
    for (const unit of normalise(character).split('')) {
      const isBlank = BLANK.test(unit);
      if (isBlank && (blank === '' || folded.text.endsWith(blank))) continue;
      folded.text += isBlank ? blank : unit;
      folded.from.push(at);
      folded.to.push(next);
    }
    at = next;
  }
  return folded;
}

/** A plain text as it is compared, in the same way. */
export function foldText(text: string): string {
  return normalise(text).replace(/[\s\u00ad\u200b-\u200d\ufeff]+/gu, '');
}

function normalise(text: string): string {
  return text.replace(/[^①-⑳㉑-㉟㊱-㊿]+/gu, (plain) => plain.normalize('NFKC'));
}

/** Where the units [from, to) of a folded piece stand in the source; null for an empty range. */
export function spanOfFolded(folded: Folded, [from, to]: readonly [number, number]): Span | null {
  return from < to ? { line: folded.line, from: folded.from[from]!, to: folded.to[to - 1]! } : null;
}

/** The named groups of a pattern that fits the whole piece, as spans of the source; null where it does not fit. */
export function matchFolded(folded: Folded, pattern: RegExp): Record<string, Span | null> | null {
  const groups = pattern.exec(folded.text)?.indices;
  if (!groups) return null;
  return Object.fromEntries(
    Object.entries(groups.groups ?? {}).map(([name, range]) => [
      name,
      range ? spanOfFolded(folded, range) : null,
    ]),
  );
}

/** A profile's pattern, ready to be matched against a folded piece as a whole. */
export function wholePattern(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})$`, 'du');
}
