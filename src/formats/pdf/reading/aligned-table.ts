import { type PartCell, type TablePart, writeLines } from './page-blocks.ts';
import { around, type Box } from './page-content.ts';
import type { Row } from './segments.ts';

type Column = { left: number; right: number };

/** Lines below each other belong together up to this many letters apart. */
const NEAR = 2.5;

/** Where the columns of these rows are: pieces that stand above each other are of one. */
export function columnsOf(rows: readonly Row[]): Column[] {
  const boxes = rows.flatMap(({ pieces }) => pieces.map(({ box }) => box)).sort((a, b) => a[0] - b[0]);
  const columns: Column[] = [];
  for (const box of boxes) {
    const last = columns.at(-1);
    if (last && box[0] < last.right) last.right = Math.max(last.right, box[2]);
    else columns.push({ left: box[0], right: box[2] });
  }
  return columns;
}

/**
 * How many rows from here on make a table without ruling lines? At least two of several pieces each, which stand in the same
 * columns; a row of a single piece within them goes on in its column.
 */
export function lengthOfTable(rows: readonly Row[], from: number): number {
  let length = 0;
  for (let i = from; i < rows.length; i += 1) {
    const row = rows[i]!;
    const above = rows[i - 1];
    if (i > from && above && row.top - above.bottom > NEAR * row.pieces[0]!.size) break;
    const next = rows.slice(from, i + 1);
    const isWide = row.pieces.length > 1;
    if (columnsOf(next).length < 2 || (i === from && !isWide)) break;
    const known = columnsOf(rows.slice(from, i));
    // A title or sentence across the columns ends the table.
    if (i > from && columnsOf(next).length < known.length) break;
    length = isWide ? i - from + 1 : length;
  }
  return rows.slice(from, from + length).filter(({ pieces }) => pieces.length > 1).length > 1 ? length : 0;
}

/** Columns of prose: each is as wide as a sentence, and they are read one after the other. */
export function isProse(rows: readonly Row[], columns: readonly Column[]): boolean {
  const width = columns.at(-1)!.right - columns[0]!.left;
  return (
    rows.length > 4 &&
    columns.length < 4 &&
    columns.every(({ left, right }) => (right - left) / width > 0.8 / columns.length)
  );
}

export function tableOfRows(rows: readonly Row[]): TablePart {
  const columns = columnsOf(rows);
  const columnOf = (box: Box) => columns.findIndex(({ left, right }) => box[0] >= left && box[0] <= right);
  const cells: PartCell[] = [];
  let number = -1;
  for (const { pieces } of rows) {
    const isBegun = pieces.some(({ box }) => columnOf(box) === 0) || pieces.length > 1;
    if (isBegun || number === -1) number += 1;
    for (const piece of pieces) {
      const column = columnOf(piece.box);
      const writing = writeLines([piece], piece.glyphs, null);
      if (!writing) continue;
      const cell = cells.find((one) => one.row === number && one.column === column);
      if (cell) {
        cell.writings.push(writing);
        cell.box = around([cell.box, piece.box]);
      } else {
        cells.push({
          row: number,
          column,
          rows: 1,
          columns: 1,
          box: piece.box,
          isHeader: false,
          writings: [writing],
          planRow: null,
          page: 0,
        });
      }
    }
  }
  return { kind: 'table', caption: null, cells, edges: columns.map(({ left }) => left), plan: null };
}
