import type { Span } from './read-plan.ts';

/** One line of a source as it stands in its file; `number` counts from 1 within that file. */
export type SourceLine = { file: number; number: number; text: string };

/** One or more files read as one run of lines; a {@link Span} points into `lines`. */
export type Source = { files: readonly { name: string; sha256: string }[]; lines: readonly SourceLine[] };

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
