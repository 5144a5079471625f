import type { Place } from '#formats/blocks.ts';
import type { Span } from './read-plan.ts';

/** Which piece of a line stands where in the file that it was taken from. */
export type PlacedPiece = { from: number; to: number; place: Place };

/**
 * One line of a source; `number` counts from 1 within its file. Of a file that is no text, a line is a paragraph's line or
 * a row of a table, whose cells have tabs between them and may hold line breaks; `places` says where each piece stands.
 */
export type SourceLine = { file: number; number: number; text: string; places?: readonly PlacedPiece[] };

/**
 * A cell where it stands in its chapter, counted from 0; a line of a paragraph is a cell of the whole width. `block`: which
 * table or paragraph of the chapter it is of.
 */
export type SourceCell = {
  span: Span;
  row: number;
  column: number;
  rows: number;
  columns: number;
  block: number;
  kind: 'cell' | 'paragraph' | 'heading';
};

/** A chapter: a tab of a workbook, or a whole document. Its cells are in reading order. */
export type SourceGrid = { name: string; cells: readonly SourceCell[] };

/** One or more files read as one run of lines; a {@link Span} points into `lines`. */
export type Source = {
  files: readonly { name: string; sha256: string }[];
  lines: readonly SourceLine[];
  /** Where the file says how its cells stand. */
  grids?: readonly SourceGrid[];
};

/** Where a unit of a line stands in its file; null in a text, whose lines are place enough. */
export function placeOfPiece({ places }: SourceLine, at: number): Place | null {
  return places?.find(({ from, to }) => at >= from && at < Math.max(to, from + 1))?.place ?? null;
}

/** Where the span begins in its file. */
export function placeOfSpan(source: Source, span: Span): Place | null {
  const line = source.lines[span.line];
  return line ? placeOfPiece(line, span.from) : null;
}

/** The exact characters of a span. */
export function textOf(source: Source, span: Span): string {
  return source.lines[span.line]?.text.slice(span.from, span.to) ?? '';
}

/** The span of a whole line without its outer blanks; null for a blank line. */
export function spanOfLine(source: Source, line: number): Span | null {
  const text = source.lines[line]?.text ?? '';
  return trimSpan(source, { line, from: 0, to: text.length });
}

/** The same span without blanks at its ends; null if nothing is left. */
export function trimSpan(source: Source, span: Span): Span | null {
  const text = textOf(source, span);
  const from = span.from + text.length - text.trimStart().length;
  const to = span.from + text.trimEnd().length;
  return from < to ? { line: span.line, from, to } : null;
}

/** The cells of a tab-separated line, each as a span (blank cells too, so that columns keep their place). */
export function cellsOfLine(source: Source, line: number): Span[] {
  const cells: Span[] = [];
  let from = 0;
  for (const cell of (source.lines[line]?.text ?? '').split('\t')) {
    cells.push({ line, from, to: from + cell.length });
    from += cell.length + 1;
  }
  return cells;
}

/** The lines of a cell, without their outer blanks and without blank ones. */
export function linesOfSpan(source: Source, span: Span): Span[] {
  const lines: Span[] = [];
  let from = span.from;
  for (const line of textOf(source, span).split('\n')) {
    const trimmed = trimSpan(source, { line: span.line, from, to: from + line.length });
    if (trimmed) lines.push(trimmed);
    from += line.length + 1;
  }
  return lines;
}
