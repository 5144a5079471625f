import type { Band, PlacedCell } from './placed-cells.ts';

/** More in one piece would not leave room for the row below it on a page. */
const MOST_ROWS = 12;
const MOST_CHARACTERS = 700;
/** A longer title is text, and may be broken over pages. */
const LONGEST_TITLE = 130;

/**
 * The rows of a table in bands: goals that stand over the rows of their projects, one below the other, are one head, so that
 * none of them stays behind at the end of a page. They are never heads of their own: three heads in a row below a repeated one
 * end the compiler (a panic in its layout of grids, Typst 0.14).
 */
export function bandsOfRows(cells: readonly PlacedCell[], columns: number): Band[] {
  const bands: Band[] = [];
  let over: PlacedCell[] = [];
  const close = () => {
    if (over.length > 0) bands.push(headOf(over));
    over = [];
  };
  for (const cell of cells) {
    if (isOver(cell, columns)) {
      over.push(cell);
      continue;
    }
    close();
    const last = bands.at(-1);
    if (last && last.level === undefined) last.cells.push(cell);
    else bands.push({ cells: [cell] });
  }
  close();
  return bands;
}

const isOver = ({ columns = 1, rows, look, text }: PlacedCell, all: number) =>
  columns === all &&
  look === 'strong' &&
  rows === undefined &&
  text.length === 1 &&
  text[0]!.length < LONGEST_TITLE;

function headOf(cells: PlacedCell[]): Band {
  const characters = cells.reduce((sum, { text }) => sum + text[0]!.length, 0);
  if (cells.length > MOST_ROWS || characters > MOST_CHARACTERS) return { cells };
  return { level: cells[0]!.isHeader ? 2 : 3, cells };
}
