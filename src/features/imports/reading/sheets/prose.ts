import type { FieldKey } from '#exchange/schema.ts';
import type { Span, Traced } from '../read-plan.ts';
import { type Source, textOf } from '../source.ts';
import { traceProse } from '../traced.ts';
import { cellsOf } from './cells.ts';
import type { TextPiece } from './pieces.ts';

/** A field's text. The annual plan is a row of cells, often one for several years: its texts, one a line. */
export function readField(source: Source, key: FieldKey, pieces: readonly TextPiece[]): Traced {
  if (key === 'annualPlan') return readAnnualPlan(source, pieces);
  return traceProse(
    source,
    pieces.flatMap((piece) => piece.lines.flatMap((line) => bulletsOf(source, line.span))),
  );
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
