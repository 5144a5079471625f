import { endOf, type Grid, overlaps } from '../grid/grid.ts';
import type { SourceCell } from '../source.ts';
import type { HeadedColumn, ListHead } from './list-head.ts';

/** One row of a list: the cell under each header; `isOwn` where it begins in this row and is not merged from above. */
export type ListRow = {
  row: number;
  cells: { head: HeadedColumn; cell: SourceCell; isOwn: boolean }[];
  /** Cells under no header. */
  others: SourceCell[];
};

/** The rows under a header, in order; a merged cell is of all its rows. */
export function* rowsOf(grid: Grid, { columns, firstRow }: ListHead): Generator<ListRow> {
  const above = new Map<HeadedColumn, SourceCell>();
  for (const row of new Set(grid.cells.map((cell) => cell.row))) {
    if (row < firstRow) continue;
    const own = grid.row(row);
    const cells: ListRow['cells'] = [];
    const taken = new Set<SourceCell>();
    for (const head of columns) {
      const cell =
        own.find((one) => one.column >= head.from && one.column < head.to && !taken.has(one)) ??
        own.find(
          (one) =>
            overlaps(one, { ...one, column: head.from, columns: head.to - head.from }) && !taken.has(one),
        );
      const over = above.get(head);
      const isGoingOn = over !== undefined && over.row + over.rows > row;
      if (cell) {
        taken.add(cell);
        above.set(head, cell);
        cells.push({ head, cell, isOwn: true });
      } else if (isGoingOn) cells.push({ head, cell: over, isOwn: false });
    }
    yield { row, cells, others: own.filter((cell) => !taken.has(cell)) };
  }
}

/** A cell as wide as half of the list is a heading or a note over it, not a project. */
export const isWide = (cell: SourceCell, { columns }: ListHead): boolean =>
  columns.filter(({ from, to }) => cell.column < to && from < endOf(cell)).length * 2 > columns.length;
