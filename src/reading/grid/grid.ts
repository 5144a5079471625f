import type { SourceCell } from '../source.ts';

/** No label is as tall, and no form goes on so far below one. */
const MOST_ROWS = 60;

/** The cells of a chapter as they stand on paper: who is right of a cell, and who below it. */
export class Grid {
  readonly cells: readonly SourceCell[];
  readonly #rows = new Map<number, SourceCell[]>();
  readonly #last: number;

  constructor(cells: readonly SourceCell[]) {
    this.cells = cells;
    for (const cell of cells) {
      const row = this.#rows.get(cell.row);
      if (row) row.push(cell);
      else this.#rows.set(cell.row, [cell]);
    }
    for (const row of this.#rows.values()) row.sort((a, b) => a.column - b.column);
    this.#last = cells.reduce((last, { row }) => Math.max(last, row), 0);
  }

  /** The cells that begin in a row, from the left. */
  row(row: number): readonly SourceCell[] {
    return this.#rows.get(row) ?? [];
  }

  /** The cells right of a cell, row by row as far as it reaches down, each from the left. */
  rightOf(cell: SourceCell): SourceCell[][] {
    const rows: SourceCell[][] = [];
    for (let row = cell.row; row < cell.row + Math.min(cell.rows, MOST_ROWS); row += 1)
      rows.push(this.row(row).filter(({ column }) => column >= endOf(cell)));
    return rows;
  }

  /** The cells that begin under a cell within its width, row by row from the one below it. */
  *below(cell: SourceCell): Generator<SourceCell[]> {
    const first = cell.row + cell.rows;
    for (let row = first; row <= Math.min(this.#last, first + MOST_ROWS); row += 1) {
      const found = this.row(row).filter(({ column }) => column >= cell.column && column < endOf(cell));
      if (found.length > 0) yield found;
    }
  }
}

export const endOf = ({ column, columns }: SourceCell): number => column + columns;

export const overlaps = (a: SourceCell, b: SourceCell): boolean => a.column < endOf(b) && b.column < endOf(a);
