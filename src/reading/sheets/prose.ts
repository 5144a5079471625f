import type { FieldKey } from '#exchange/values.ts';
import type { Span, Traced } from '../read-plan.ts';
import { type Source, textOf } from '../source.ts';
import { traceProse } from '../traced.ts';
import { cellsOf } from './cells.ts';
import type { TextPiece } from './pieces.ts';
import type { PrintedLine } from './printed-line.ts';

/**
 * A field's text. The annual plan is a row of cells, often one for several years: its texts, one a line. `edge` is the
 * width of the box of a list, whose items end where a line does not reach it; null for running text.
 */
export function readField(
  source: Source,
  key: FieldKey,
  pieces: readonly TextPiece[],
  edge: number | null,
): Traced {
  if (key === 'annualPlan') return readAnnualPlan(source, pieces);
  const items =
    edge === null
      ? [pieces.flatMap((piece) => piece.lines)]
      : pieces.flatMap((piece) => itemsOf(piece, edge));
  const texts = items.map((lines) =>
    traceProse(
      source,
      lines.flatMap((line) => bulletsOf(source, line.span)),
    ),
  );
  return {
    text: texts.map(({ text }) => text).join('\n'),
    spans: texts.flatMap(({ spans }) => spans),
    confidence: 1,
  };
}

/** A line is broken at most this far from the edge: a word or a figure that did not fit. */
const SLACK = 4;

/** What stands in brackets, or after a stroke, goes on with the item before it. */
const GOES_ON = /^[(/）、。]/u;

function itemsOf(piece: TextPiece, edge: number): PrintedLine[][] {
  const items: PrintedLine[][] = [];
  for (const line of piece.lines) {
    const last = items.at(-1);
    const isFull = last !== undefined && last.at(-1)!.width >= edge - SLACK;
    if (last && (isFull || GOES_ON.test(line.bare.text))) last.push(line);
    else items.push([line]);
  }
  return items;
}

/** Bullets that the page put on one line with blanks between them are bullets of their own. */
function bulletsOf(source: Source, span: Span): Span[] {
  const parts: Span[] = [];
  let from = span.from;
  for (const match of textOf(source, span).matchAll(/[ \u3000](?=・)/gu)) {
    const to = span.from + match.index;
    parts.push({ line: span.line, from, to });
    from = to + 1;
  }
  return [...parts, { line: span.line, from, to: span.to }];
}

function readAnnualPlan(source: Source, pieces: readonly TextPiece[]): Traced {
  const texts = new Map<string, Traced>();
  for (const piece of pieces) {
    const cells =
      piece.lines.length === 1
        ? cellsOf(source, piece.lines[0]!).map((cell) => [cell.span])
        : [piece.lines.map((line) => line.span)];
    for (const spans of cells) {
      const text = traceProse(source, spans);
      const known = texts.get(text.text);
      texts.set(text.text, known ? { ...known, spans: [...known.spans, ...text.spans] } : text);
    }
  }
  const distinct = [...texts.values()];
  return {
    text: distinct.map(({ text }) => text).join('\n'),
    spans: distinct.flatMap(({ spans }) => spans),
    confidence: 0.9,
  };
}
