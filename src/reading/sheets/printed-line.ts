import { type Folded, fold, isTooLong } from '../fold.ts';
import type { Span } from '../read-plan.ts';
import { type Source, textOf } from '../source.ts';

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

const HALF_WIDTH = /[\u0020-\u007e\uff61-\uff9f]/u;

/** Of a longer line it is enough to know that it is wider than any column. */
const LONGEST_MEASURED = 400;

export function printLine(source: Source, span: Span): PrintedLine {
  const characters = [...textOf(source, span).slice(0, LONGEST_MEASURED)];
  const width = characters.reduce((sum, character) => sum + (HALF_WIDTH.test(character) ? 0.5 : 1), 0);
  const rest = Math.max(0, span.to - span.from - LONGEST_MEASURED);
  return {
    span,
    bare: fold(source, span),
    spaced: fold(source, span, ' '),
    isCut: isTooLong(span),
    width: width + rest,
  };
}

/** A plain text as it is compared with others: all of it in NFKC (① is 1), without blanks. */
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
