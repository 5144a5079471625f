import type { Cell, GridCell } from '#formats/blocks.ts';

/** Sixty columns: they divide into halves, thirds, quarters and fifths, and into the twelve of a form. */
export const COLUMNS = 60;
export const OF_TWELVE = COLUMNS / 12;
/** The width of a label that stands left of its value. */
export const LABEL = 10;

export type Drawn = Cell & { columns: number; lines?: number };

/** Writes the cells of a form row by row, from the left; what it gives is in reading order. */
export class GridPen {
  readonly cells: GridCell[] = [];
  #row = 1;

  get row(): number {
    return this.#row;
  }

  /** The next row, of these cells side by side from the column on. */
  line(cells: readonly Drawn[], from = 1): void {
    let column = from;
    for (const cell of cells) {
      this.cells.push({ ...cell, row: this.#row, column });
      column += cell.columns;
    }
    this.#row += 1;
  }

  /** A cell at a place of its own, for what goes over several rows. */
  put(cell: Drawn & { rows: number }, row: number, column: number): void {
    this.cells.push({ ...cell, row, column });
  }

  /** Goes on below what was put. */
  skipTo(row: number): void {
    this.#row = Math.max(this.#row, row);
  }
}

export const label = (text: string, columns: number): Drawn => ({ text, columns, isHeader: true });
