import { ERAS } from '#domain/calendar/era.ts';
import { fold, matchFolded } from '../fold.ts';
import { printedYear } from '../printed-year.ts';
import type { Span } from '../read-plan.ts';
import type { Source } from '../source.ts';
import type { CompiledColumn, CompiledTable } from './compiled-profile.ts';
import { filledCells } from './layout-line.ts';

/** A table that is being read: which column of the profile each cell of a row belongs to, and the years its header names. */
export type OpenTable = {
  table: CompiledTable;
  /** By position in the row; undefined where a cell has no column. */
  columns: (CompiledColumn | undefined)[];
  /** Cells of the printed header, empty ones at its end included. */
  width: number;
  /** Fiscal year of each value column, by position. */
  years: (number | null)[];
  /** Fiscal year of the sheets in this table; null where its header does not tell. */
  sheetYear: number | null;
  /** Rows read so far below this header. */
  rows: number;
};

/** No form has more columns than this; the header of a wider table is read so far. */
const WIDEST_HEADER = 60;
const ONLY_YEAR = new RegExp(
  `^[0-9元年度末()（）${ERAS.map(({ name, letter }) => name + letter).join('')}]+$`,
  'u',
);

/** Is this row the header of one of the tables? Most of the profile's columns, or at least two, must be labelled as the profile says. */
export function readTableHeader(
  source: Source,
  cells: readonly Span[],
  tables: readonly CompiledTable[],
): OpenTable | null {
  const filled = filledCells(source, cells.slice(0, WIDEST_HEADER)).length;
  let best: { open: OpenTable; labelled: number } | null = null;
  for (const table of tables) {
    const { open, labelled } = labelColumns(source, cells.slice(0, WIDEST_HEADER), table);
    if (labelled < 2 || labelled * 2 < filled) continue;
    const isBetter =
      !best ||
      labelled > best.labelled ||
      (labelled === best.labelled && table.columns.length < best.open.table.columns.length);
    if (isBetter) best = { open, labelled };
  }
  return best?.open ?? null;
}

function labelColumns(
  source: Source,
  cells: readonly Span[],
  table: CompiledTable,
): { open: OpenTable; labelled: number } {
  const open: OpenTable = { table, columns: [], width: cells.length, years: [], sheetYear: null, rows: 0 };
  let labelled = 0;
  cells.forEach((cell, position) => {
    const folded = fold(source, cell);
    if (folded.text === '') return;
    for (const column of table.columns) {
      const isTaken = column.is !== 'value' && open.columns.includes(column);
      const groups = isTaken ? null : matchFolded(folded, column.labelPattern);
      if (!groups) continue;
      labelled += 1;
      open.columns[position] = column;
      if (column.is === 'value') open.years[position] = printedYear(folded.text);
      if (groups.year) open.sheetYear ??= printedYear(fold(source, groups.year).text);
      return;
    }
  });
  fillGaps(open, cells.length);
  return { open, labelled };
}

/**
 * Header cells that are empty or damaged: a gap between two labelled columns belongs to the columns that the profile
 * has between them, if it has exactly as many; at either end likewise, as far as they go.
 */
function fillGaps(open: OpenTable, width: number): void {
  const order = open.table.columns;
  let position = 0;
  let expected = 0;
  while (position < width) {
    const column = open.columns[position];
    if (column) {
      expected = order.indexOf(column) + 1;
      position += 1;
      continue;
    }
    let end = position;
    while (end < width && !open.columns[end]) end += 1;
    const next = end < width ? order.indexOf(open.columns[end]!) : order.length;
    const missing = order.slice(expected, next).filter((candidate) => !open.columns.includes(candidate));
    if (end === width || missing.length === end - position) {
      missing.slice(0, end - position).forEach((candidate, k) => {
        open.columns[position + k] = candidate;
      });
    }
    position = end;
  }
}

/**
 * Has the header of a table that goes on over pages lost or gained a cell? Its columns are then others than the
 * profile's, though none stands out of order.
 */
export function isHeaderDamaged({ table, columns }: OpenTable): boolean {
  const places = columns.flatMap((column) => (column ? table.columns.indexOf(column) : []));
  const isInOrder = places.every((place, k) => k === 0 || place > places[k - 1]!);
  return table.goesOn && isInOrder && table.columns.some((column, position) => columns[position] !== column);
}

/** The table as the profile prints it, for rows that stand without any header. */
export function tableWithoutHeader(table: CompiledTable, sheetYear: number | null): OpenTable {
  return { table, columns: table.columns, width: table.columns.length, years: [], sheetYear, rows: 0 };
}

/**
 * Is this the second row of a header, that says the years of the value columns (the other cells empty)? Sets them if
 * so; a year that cannot be read leaves the values of its column without one. Where the years stand in other columns
 * they are taken in order if there are as many as value columns, and otherwise none is.
 */
export function takeYearRow(source: Source, cells: readonly Span[], open: OpenTable): boolean {
  const printed = cells
    .slice(0, WIDEST_HEADER)
    .map((cell, position) => ({ position, text: fold(source, cell).text }))
    .filter(({ text }) => text !== '');
  const isValue = (position: number) => open.columns[position]?.is === 'value';
  if (!printed.some(({ text }) => printedYear(text))) return false;
  if (printed.every(({ position }) => isValue(position))) {
    open.years = [];
    for (const { position, text } of printed) open.years[position] = printedYear(text);
    return true;
  }
  if (!printed.every(({ text }) => ONLY_YEAR.test(text))) return false;
  const columns = [...open.columns.keys()].filter(isValue);
  open.years = [];
  if (columns.length === printed.length) {
    columns.forEach((position, k) => {
      open.years[position] = printedYear(printed[k]!.text);
    });
  }
  return true;
}
