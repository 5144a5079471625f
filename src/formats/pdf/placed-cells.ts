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

/** Rows of a form: with a level, a row of nothing but labels of what is below it, a section's heading or a row of captions. */
export type Band = { level?: 2 | 3; cells: PlacedCell[] };

/**
 * The cells of a form in the order in which they are read: row by row. Of the columns only those stay where a cell begins or
 * ends: who hears the page is told of each.
 */
export function placeGrid(block: GridBlock, context: CellContext): { bands: Band[]; widths: number[] } {
  const ordered = [...block.cells].sort((a, b) => a.row - b.row || a.column - b.column);
  const isBeside = (cell: { row: number; column: number; columns?: number }) =>
    ordered.some(
      (other) =>
        !other.isHeader && other.row === cell.row && other.column === cell.column + span(cell.columns),
    );
  const ends = ordered.map((cell) => cell.column - 1 + span(cell.columns));
  const edges = [...new Set([0, block.columns, ...ordered.map((cell) => cell.column - 1), ...ends])];
  const columnAt = new Map(edges.sort((a, b) => a - b).map((edge, i) => [edge, i]));
  const cells = ordered.map((cell, i): PlacedCell => {
    const x = columnAt.get(cell.column - 1)!;
    return {
      ...drawn(cell, undefined, context),
      ...sizeOf(x, cell.row - 1, columnAt.get(ends[i]!)! - x, span(cell.rows)),
      ...(cell.isHeader ? { labels: isBeside(cell) ? 'row' : 'column' } : {}),
      ...(cell.lines && cell.lines > 1 ? { lines: cell.lines } : {}),
    };
  });
  return {
    bands: bandsOf(cells, edges.length - 1),
    widths: edges.slice(1).map((edge, i) => edge - edges[i]!),
  };
}

function bandsOf(cells: readonly PlacedCell[], columns: number): Band[] {
  const bands: Band[] = [{ cells: [] }];
  /** The first row below all that is placed so far. */
  let free = 0;
  for (const y of new Set(cells.map((cell) => cell.y))) {
    const row = cells.filter((cell) => cell.y === y);
    const isCaption = y >= free && row.every(({ labels, rows }) => labels === 'column' && rows === undefined);
    if (isCaption) {
      const isWhole = row.length === 1 && (row[0]!.columns ?? 1) === columns;
      bands.push({ level: isWhole && bands.at(-1)!.level === undefined ? 2 : 3, cells: row });
    } else if (bands.at(-1)!.level === undefined) bands.at(-1)!.cells.push(...row);
    else bands.push({ cells: [...row] });
    free = Math.max(free, ...row.map(({ rows = 1 }) => y + rows));
  }
  return bands;
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
