import type { Align, Cell, GridBlock } from '../blocks.ts';

/** A cell where the layout draws it; x and y count from 0. What is left out has its usual value. */
export type PlacedCell = {
  x: number;
  y: number;
  columns?: number;
  rows?: number;
  text: string[];
  align: Align;
  isHeader?: true;
  /** A label of a form: which cells it stands for, those beside it or those below. */
  labels?: 'row' | 'column';
  lines?: number;
  look?: 'strong' | 'muted';
  link?: number;
  pageOf?: number;
};

/** What the layout needs to know of the whole booklet to draw a cell. */
export type CellContext = {
  /** The lines of a text, of printable characters only. */
  linesOf: (text: string) => string[];
  /** The number of the chapter or heading with this id; undefined: there is none. */
  targetOf: (id: string | undefined) => number | undefined;
};

/**
 * Rows that list the cells that begin in them, each at its place as HTML finds it: the next column that no cell above still
 * covers. A span ends where the rows end; a row that is longer than the others widens the table.
 */
export function placeRows(
  rows: readonly (readonly Cell[])[],
  aligns: readonly (Align | undefined)[],
  context: CellContext,
): { cells: PlacedCell[]; columns: number } {
  const cells: PlacedCell[] = [];
  const taken: boolean[][] = rows.map(() => []);
  for (const [y, row] of rows.entries()) {
    let x = 0;
    for (const cell of row) {
      while (taken[y]![x]) x++;
      let columns = 1;
      while (columns < span(cell.columns) && !taken[y]![x + columns]) columns++;
      const height = Math.min(span(cell.rows), rows.length - y);
      for (let below = y; below < y + height; below++) {
        for (let beside = x; beside < x + columns; beside++) taken[below]![beside] = true;
      }
      cells.push({ ...drawn(cell, aligns[x], context), ...sizeOf(x, y, columns, height) });
      x += columns;
    }
  }
  return { cells, columns: Math.max(0, ...taken.map((row) => row.length)) };
}

/** The cells of a form in the order in which they are read: row by row. */
export function placeGrid(block: GridBlock, context: CellContext): { cells: PlacedCell[]; columns: number } {
  const ordered = [...block.cells].sort((a, b) => a.row - b.row || a.column - b.column);
  const isBeside = (cell: { row: number; column: number; columns?: number }) =>
    ordered.some(
      (other) =>
        !other.isHeader && other.row === cell.row && other.column === cell.column + span(cell.columns),
    );
  const cells = ordered.map(
    (cell): PlacedCell => ({
      ...drawn(cell, undefined, context),
      ...sizeOf(cell.column - 1, cell.row - 1, span(cell.columns), span(cell.rows)),
      ...(cell.isHeader ? { labels: isBeside(cell) ? 'row' : 'column' } : {}),
      ...(cell.lines && cell.lines > 1 ? { lines: cell.lines } : {}),
    }),
  );
  return { cells, columns: Math.max(block.columns, ...cells.map((cell) => cell.x + (cell.columns ?? 1))) };
}

const span = (count: number | undefined) => Math.max(1, Math.trunc(count ?? 1));

function sizeOf(x: number, y: number, columns: number, rows: number) {
  return { x, y, ...(columns > 1 ? { columns } : {}), ...(rows > 1 ? { rows } : {}) };
}

function drawn(cell: Cell, align: Align | undefined, { linesOf, targetOf }: CellContext) {
  const link = targetOf(cell.link);
  const pageOf = targetOf(cell.pageOf);
  return {
    text: linesOf(cell.text),
    align: cell.align ?? align ?? 'start',
    ...(cell.isHeader ? { isHeader: true as const } : {}),
    ...(cell.look ? { look: cell.look } : {}),
    ...(link === undefined ? {} : { link }),
    ...(pageOf === undefined ? {} : { pageOf }),
  };
}
