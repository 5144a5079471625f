/** A place in a row of a Word table: a cell that begins here, one that goes on from above, or nothing. */
export type Slot<C> =
  | { kind: 'cell'; cell: C; columns: number; rows: number }
  | { kind: 'continued'; columns: number }
  | { kind: 'blank'; columns: number };

export type PlacedCell<C> = { cell: C; row: number; column: number; rows: number; columns: number };

/** Cells that are listed row by row, as in HTML, at the places that they come to. Spans end where the table ends. */
export function placeCells<C extends { columns?: number; rows?: number }>(
  rows: readonly (readonly C[])[],
  width: number,
): PlacedCell<C>[] {
  const taken = rows.map(() => new Array<boolean>(width).fill(false));
  const placed: PlacedCell<C>[] = [];
  for (const [row, cells] of rows.entries()) {
    let column = 0;
    for (const cell of cells) {
      while (column < width && taken[row]![column]) column += 1;
      if (column >= width) break;
      let columns = 1;
      while (columns < (cell.columns ?? 1) && column + columns < width && !taken[row]![column + columns])
        columns += 1;
      const spanned = Math.min(cell.rows ?? 1, rows.length - row);
      for (let r = row; r < row + spanned; r++) taken[r]!.fill(true, column, column + columns);
      placed.push({ cell, row, column, rows: spanned, columns });
      column += columns;
    }
  }
  return placed;
}

/** The rows of a Word table: from left to right each column is covered once. Rows and columns count from 0. */
export function slotRows<C>(placed: readonly PlacedCell<C>[], width: number, height: number): Slot<C>[][] {
  const owners = Array.from({ length: height }, () => new Array<PlacedCell<C> | null>(width).fill(null));
  for (const one of placed)
    for (let r = one.row; r < Math.min(height, one.row + one.rows); r++)
      owners[r]!.fill(one, one.column, one.column + one.columns);
  return owners.map((owned, row) => {
    const slots: Slot<C>[] = [];
    for (let column = 0; column < width; ) {
      const owner = owned[column]!;
      let columns = 1;
      while (column + columns < width && owned[column + columns] === owner) columns += 1;
      if (!owner) slots.push({ kind: 'blank', columns });
      else if (owner.row === row) slots.push({ kind: 'cell', cell: owner.cell, columns, rows: owner.rows });
      else slots.push({ kind: 'continued', columns });
      column += columns;
    }
    return slots;
  });
}

/**
 * The same cells on as few columns as they need: a form is drawn on a fine grid, and whoever edits the table in Word would
 * meet each of its lines. `widths`: of the columns before and after.
 */
export function onFewColumns<C>(
  placed: readonly PlacedCell<C>[],
  widths: readonly number[],
): { placed: PlacedCell<C>[]; widths: number[] } {
  const edges = placed.flatMap(({ column, columns }) => [column, column + columns]);
  const bounds = [...new Set([0, ...edges, widths.length])].sort((a, b) => a - b);
  const rank = new Map(bounds.map((bound, at) => [bound, at]));
  return {
    placed: placed.map((one) => {
      const column = rank.get(one.column)!;
      return { ...one, column, columns: rank.get(one.column + one.columns)! - column };
    }),
    widths: bounds.slice(1).map((bound, at) => widths.slice(bounds[at]!, bound).reduce((a, b) => a + b, 0)),
  };
}
