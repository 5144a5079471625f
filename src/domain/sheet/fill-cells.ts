/** A table to be filled: the name of the input of each cell, null where a cell is only read. */
export type CellGrid = readonly (readonly (string | null)[])[];

export type Filling = {
  /** Which input takes which text. */
  fills: { name: string; text: string }[];
  /** Texts that met a cell which is only read, or no cell at all. */
  left: string[];
};

/**
 * Where do pasted cells go? From one cell to the right and downwards, as a spreadsheet does. A cell that is only read is not
 * written over; an empty pasted cell leaves what is there.
 */
export function fillCells(grid: CellGrid, start: string, cells: readonly (readonly string[])[]): Filling {
  const filling: Filling = { fills: [], left: [] };
  const row = grid.findIndex((names) => names.includes(start));
  const column = grid[row]?.indexOf(start) ?? -1;
  for (const [down, texts] of cells.entries()) {
    for (const [right, text] of texts.entries()) {
      if (text === '') continue;
      const name = row === -1 ? null : (grid[row + down]?.[column + right] ?? null);
      if (name === null) filling.left.push(text);
      else filling.fills.push({ name, text });
    }
  }
  return filling;
}
