import type { Cell } from '../../blocks.ts';

export type PlacedCell = { cell: Cell; row: number; column: number; rows: number; columns: number };

/** Rows of a table that list the cells which begin in them, as in HTML: each cell at its place. None reaches past the last row. */
export function placeCells(rows: readonly (readonly Cell[])[]): PlacedCell[] {
  const placed: PlacedCell[] = [];
  /** For each column the first row that is free in it. */
  const free: number[] = [];
  for (const [row, cells] of rows.entries()) {
    let column = 0;
    for (const cell of cells) {
      while ((free[column] ?? 0) > row) column += 1;
      let columns = 1;
      while (columns < (cell.columns ?? 1) && (free[column + columns] ?? 0) <= row) columns += 1;
      const height = Math.min(Math.max(1, cell.rows ?? 1), rows.length - row);
      placed.push({ cell, row, column, rows: height, columns });
      for (let at = column; at < column + columns; at++) free[at] = row + height;
      column += columns;
    }
  }
  return placed;
}

export const columnsOf = (placed: readonly PlacedCell[]) =>
  placed.reduce((most, { column, columns }) => Math.max(most, column + columns), 0);
