import type { ReadCell } from '../../blocks.ts';
import type { Marked } from './find-marks.ts';
import { type Area, printRef, TooLarge } from './scan-tab.ts';

/** Cells of a book that are listed at most, the empty ones among them too; and places that a tab may have. */
const MOST_CELLS = 800_000;
const MOST_PLACES = 4_000_000;
/** What is merged over more than any page counts only so far as there is something. */
const LONGEST = 4_000;
const WIDEST = 256;

/** Of places in a tab. */
const key = ({ row, column }: { row: number; column: number }) => row * 16_384 + column;

export type Budget = { cells: number };
export const newBudget = (): Budget => ({ cells: MOST_CELLS });

type Written = Area & { text: string; id: string | null | undefined };

/** The used part of a tab as rows of cells, from its first row and column to the last that holds something. */
export function layCells(
  sheet: string,
  marked: Marked,
  merges: readonly Area[],
  budget: Budget,
): ReadCell[][] {
  const written = writtenCells(marked, merges);
  let [height, width] = [0, 0];
  for (const { row, column, rows, columns } of written.values()) {
    height = Math.max(height, row + (rows > LONGEST ? 1 : rows));
    width = Math.max(width, column + (columns > WIDEST ? 1 : columns));
  }
  if (height * width > MOST_PLACES) throw new TooLarge();
  const areas = [...written.values(), ...merges.filter((area) => !written.has(key(area)))];
  const cover = coverOf(height, width, areas);
  return Array.from({ length: height }, (_, row) => {
    const cells: ReadCell[] = [];
    for (let column = 0; column < width; column++) {
      const at = key({ row, column });
      const own = written.get(at);
      const area = cover.begins.get(at);
      // What stands below a merged area is not seen, but must not be lost.
      if (!own && !area && cover.isCovered[row * width + column]) continue;
      if (--budget.cells < 0) throw new TooLarge();
      cells.push({
        text: own?.text ?? '',
        row,
        column,
        rows: area ? Math.min(area.rows, height - row) : 1,
        columns: area ? Math.min(area.columns, width - column) : 1,
        isHeader: false,
        place: { kind: 'cell', sheet, cell: printRef(row, column) },
        ...(typeof own?.id === 'string' && { id: own.id }),
      });
    }
    return cells;
  });
}

/** Cells with a text or an id, each with the area that it takes. Two ids for one cell are none: nobody knows which is right. */
function writtenCells({ cells, ids, rest }: Marked, merges: readonly Area[]): Map<number, Written> {
  const areas = new Map(merges.map((area) => [key(area), area]));
  const written = new Map<number, Written>();
  const add = (place: { row: number; column: number }, text: string, id?: string) => {
    const { rows, columns } = areas.get(key(place)) ?? { rows: 1, columns: 1 };
    written.set(key(place), { row: place.row, column: place.column, rows, columns, text, id });
  };
  for (const cell of cells) add(cell, cell.text);
  for (const { row, column, id } of ids) {
    const known = written.get(key({ row, column }));
    if (!known) add({ row, column }, '', id);
    else known.id = known.id === undefined || known.id === id ? id : null;
  }
  joinRest(written, areas, rest);
  return written;
}

/** A text that did not fit into one cell goes on in the cells below it. */
function joinRest(
  written: Map<number, Written>,
  areas: ReadonlyMap<number, Area>,
  rest: Marked['rest'],
): void {
  const pieces = new Set(rest.map(key));
  const ends = new Map<number, Written>();
  const below = ({ row, column, rows }: Area) => key({ row: row + rows, column });
  for (const cell of [...written.values()].sort((a, b) => a.row - b.row)) {
    const at = key(cell);
    const above = pieces.has(at) ? ends.get(at) : undefined;
    if (!above) {
      ends.set(below(cell), cell);
      continue;
    }
    above.text += cell.text;
    above.rows += areas.get(at)?.rows ?? 1;
    written.delete(at);
    ends.set(below(above), above);
  }
}

/** Which places lie below an area, and which areas begin where. Areas over one another are no areas: no spreadsheet makes them. */
function coverOf(height: number, width: number, areas: readonly Area[]) {
  const isCovered = new Uint8Array(height * width);
  const begins = new Map<number, Area>();
  let steps = 0;
  for (const area of areas) {
    if (area.rows === 1 && area.columns === 1) continue;
    const [bottom, right] = [
      Math.min(area.row + area.rows, height),
      Math.min(area.column + area.columns, width),
    ];
    let isFree = area.row < bottom && area.column < right;
    for (let row = area.row; isFree && row < bottom; row++) {
      steps += right - area.column;
      if (steps > 2 * MOST_PLACES) throw new TooLarge();
      isFree = !isCovered.subarray(row * width + area.column, row * width + right).includes(1);
    }
    if (!isFree) continue;
    begins.set(key(area), area);
    for (let row = area.row; row < bottom; row++)
      isCovered.fill(1, row * width + area.column, row * width + right);
  }
  return { isCovered, begins };
}
