import type { Place, ReadBook } from '#formats/blocks.ts';
import type { Span, Traced } from '../read-plan.ts';
import { placeOfSpan, type Source, type SourceCell, textOf } from '../source.ts';
import { unwrap } from '../unwrap.ts';

/** A cell or a paragraph of the book with the pieces that it was read from. */
export type BookCell = Traced & Omit<SourceCell, 'span'> & { place: Place | null };

/** Cells beside each other; a heading or paragraph is a row of one. Empty cells are left out: not every format keeps them. */
export type BookRow = { cells: BookCell[]; isHeading: boolean; isFirst: boolean };

/** The rows of a chapter (a tab of a workbook). `name`: what the file calls it; `captions`: of its tables, where the file tells them. */
export type BookPart = { name: string; rows: BookRow[]; captions: BookCell[] };

/** A book as rows, the same from a workbook, a document or a PDF. */
export function rowsOfBook(source: Source, book: ReadBook): BookPart[] {
  const blocks = book.chapters.flatMap((chapter) => chapter.blocks);
  const headings = new Set(blocks.flatMap((block) => (block.kind === 'heading' ? [block.place] : [])));
  const captioned = new Set(
    blocks.flatMap((block) =>
      block.kind === 'table' && block.caption ? (block.rows[0]?.[0]?.place ?? []) : [],
    ),
  );
  return book.chapters.map(({ name }, at) => {
    const part: BookPart = { name, rows: [], captions: [] };
    let last: { row: number; cell: BookCell } | null = null;
    for (const { span, ...where } of source.grids?.[at]?.cells ?? []) {
      // Japanese paragraphs begin with a blank.
      const text = textOf(source, span).trimEnd();
      if (text === '') continue;
      const place = placeOfSpan(source, span);
      const cell: BookCell = { ...where, text, spans: spansOf(source, span), confidence: 1, place };
      // A caption is said to stand where its table begins.
      if (place !== null && captioned.delete(place)) part.captions.push(cell);
      else if (last && place !== null && last.cell.place === place) join(last.cell, cell);
      else {
        if (last && last.row === where.row) part.rows.at(-1)!.cells.push(cell);
        else
          part.rows.push({
            cells: [cell],
            isHeading: place !== null && headings.has(place),
            isFirst: part.rows.length === 0,
          });
        last = { row: where.row, cell };
      }
    }
    return part;
  });
}

/** The lines of one paragraph; on a page they may be the page's. */
function join(cell: BookCell, { text, spans }: BookCell): void {
  const whole = `${cell.text}\n${text}`;
  Object.assign(cell, {
    text: cell.place?.kind === 'page' ? unwrap(whole) : whole,
    spans: [...cell.spans, ...spans],
  });
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
