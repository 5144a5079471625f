import type { Place, ReadBook } from '#formats/blocks.ts';
import type { Span, Traced } from '../read-plan.ts';
import { placeOfSpan, type Source, type SourceCell, textOf } from '../source.ts';
import { unwrap } from '../unwrap.ts';

/** A cell or a paragraph of the book with the pieces that it was read from. */
export type BookCell = Traced & Omit<SourceCell, 'span'> & { place: Place | null };

/** Cells beside each other; a heading or paragraph is a row of one. Empty cells are left out: not every format keeps them. */
export type BookRow = { cells: BookCell[]; isHeading: boolean; isFirst: boolean };

/** The rows of a chapter (a tab of a workbook). `name`: what the file calls it. */
export type BookPart = { name: string; rows: BookRow[] };

/** A book as rows, the same from a workbook, a document or a PDF. */
export function rowsOfBook(source: Source, book: ReadBook): BookPart[] {
  const headings = new Set<Place>();
  for (const block of book.chapters.flatMap(({ blocks }) => blocks))
    if (block.kind === 'heading') headings.add(block.place);
  return book.chapters.map(({ name }, at) => ({
    name,
    rows: rowsOf(source, source.grids?.[at]?.cells ?? [], headings),
  }));
}

function rowsOf(source: Source, cells: readonly SourceCell[], headings: ReadonlySet<Place>): BookRow[] {
  const rows: BookRow[] = [];
  let last: { row: number; cell: BookCell } | null = null;
  for (const { span, ...at } of cells) {
    // Japanese paragraphs begin with a blank.
    const text = textOf(source, span).trimEnd();
    if (text === '') continue;
    const place = placeOfSpan(source, span);
    // The lines of one paragraph.
    if (last && place !== null && last.cell.place === place) {
      const isPage = place.kind === 'page';
      const whole = `${last.cell.text}\n${text}`;
      Object.assign(last.cell, { text: isPage ? unwrap(whole) : whole, spans: [...last.cell.spans, span] });
      continue;
    }
    const cell: BookCell = { ...at, text, spans: spansOf(source, span), confidence: 1, place };
    if (last && last.row === at.row) rows.at(-1)!.cells.push(cell);
    else
      rows.push({
        cells: [cell],
        isHeading: place !== null && headings.has(place),
        isFirst: rows.length === 0,
      });
    last = { row: at.row, cell };
  }
  return rows;
}

/** The lines of a cell: what joins them is no part of the file. */
function spansOf(source: Source, span: Span): Span[] {
  const spans: Span[] = [];
  let { from } = span;
  for (const line of textOf(source, span).split('\n')) {
    const start = from + line.length - line.trimStart().length;
    const to = from + line.trimEnd().length;
    if (start < to) spans.push({ line: span.line, from: start, to });
    from += line.length + 1;
  }
  return spans;
}

/** A title or a name: no line break in it is its own. */
export function inOneLine(cell: BookCell): Traced {
  const text = cell.text
    .replace(/([!-~])\n(?=[!-~])/gu, '$1 ')
    .replaceAll('\n', '')
    .trim();
  return { text, spans: cell.spans, confidence: cell.confidence };
}

/** A part of a text, from here to there, with its pieces; and the pieces beside it, which the book has added. */
export function partOf(
  whole: Traced,
  from: number,
  to = whole.text.length,
): { value: Traced; beside: Span[] } {
  const spans: Span[] = [];
  const beside: Span[] = [];
  let before = 0;
  for (const { line, from: start, to: end } of whole.spans) {
    const first = Math.min(end, Math.max(start, start + from - before));
    const last = Math.max(first, Math.min(end, start + to - before));
    if (first > start) beside.push({ line, from: start, to: first });
    if (last > first) spans.push({ line, from: first, to: last });
    if (end > last) beside.push({ line, from: last, to: end });
    before += end - start;
  }
  return { value: { ...whole, text: whole.text.slice(from, to), spans }, beside };
}

/** The cell under a head; where the columns of a format do not tell, by its place among the others. */
export function under<H extends { column: number }>(
  heads: readonly H[],
  cells: readonly BookCell[],
): { head: H; cell: BookCell }[] {
  const byColumn = new Map(heads.map((head) => [head.column, head]));
  const isAligned = cells.every(({ column }) => byColumn.has(column));
  return cells.flatMap((cell, at) => {
    const head = isAligned
      ? byColumn.get(cell.column)
      : cells.length === heads.length
        ? heads[at]
        : undefined;
    return head ? [{ head, cell }] : [];
  });
}
