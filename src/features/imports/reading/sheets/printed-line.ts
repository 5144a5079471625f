import type { Span } from '../read-plan.ts';
import { type Source, textOf } from '../source.ts';

/**
 * A text as it is compared: NFKC, but ① stays ① (NFKC would make ①3回 into 13回); `from` and `to` say where in the line
 * each of its units stands.
 */
export type Folded = { text: string; from: readonly number[]; to: readonly number[] };

/** One line, or the part of a line beside a label. `bare` has no blanks, `spaced` has one for each run of them. */
export type PrintedLine = {
  span: Span;
  bare: Folded;
  spaced: Folded;
  /** Longer than any label or title: folded only so far, so that no pattern ever sees more. */
  isCut: boolean;
  /** In full-width characters, as the width of a column is counted. */
  width: number;
};

const LONGEST_FOLDED = 300;
const BLANK = /[\s\u00ad\u200b-\u200d\ufeff]/u;
const CIRCLED = /[①-⑳㉑-㉟㊱-㊿]/u;
const HALF_WIDTH = /[\u0020-\u007e\uff61-\uff9f]/u;

export function printLine(source: Source, span: Span): PrintedLine {
  const spaced = { text: '', from: [] as number[], to: [] as number[] };
  const bare = { text: '', from: [] as number[], to: [] as number[] };
  const raw = textOf(source, span).slice(0, LONGEST_FOLDED);
  let at = span.from;
  let width = 0;
  for (const character of raw) {
    const next = at + character.length;
    width += HALF_WIDTH.test(character) ? 0.5 : 1;
    for (const unit of CIRCLED.test(character) ? [character] : character.normalize('NFKC').split('')) {
      const isBlank = BLANK.test(unit);
      if (!isBlank) push(bare, unit, at, next);
      if (!isBlank || !spaced.text.endsWith(' ')) push(spaced, isBlank ? ' ' : unit, at, next);
    }
    at = next;
  }
  const length = span.to - span.from;
  return { span, bare, spaced, isCut: length > raw.length, width: width + length - raw.length };
}

function push(
  folded: { text: string; from: number[]; to: number[] },
  unit: string,
  from: number,
  to: number,
) {
  folded.text += unit;
  folded.from.push(from);
  folded.to.push(to);
}

/** A plain text as it is compared with others: NFKC, without blanks. */
export function bareText(text: string): string {
  return text.normalize('NFKC').replace(/[\s\u00ad\u200b-\u200d\ufeff]+/gu, '');
}

/** The part of a line that the units [from, to) of a folded text stand for. */
export function partOf(
  source: Source,
  line: PrintedLine,
  folded: Folded,
  from: number,
  to: number,
): PrintedLine {
  const start = folded.from[from] ?? line.span.to;
  const end = to >= folded.text.length ? line.span.to : folded.to[to - 1]!;
  return printLine(source, { line: line.span.line, from: start, to: Math.max(start, end) });
}

/** Does a blank stand before this unit of `bare` in the line? */
export function followsBlank(line: PrintedLine, unit: number): boolean {
  return unit > 0 && line.bare.from[unit] !== line.bare.to[unit - 1];
}
