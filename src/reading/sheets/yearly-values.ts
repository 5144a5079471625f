import type { ValueKind } from '#exchange/schema.ts';
import type { ReadIndicator, ReadUndated, ReadValue, Span, Traced } from '../read-plan.ts';
import type { Source } from '../source.ts';
import { NOTHING, trace, traceJoined } from '../traced.ts';
import type { PrintedLine } from './printed-line.ts';

/** The values of one line of an indicator table; a column without a value is null. */
export type ValueRow = { kind: ValueKind | null; names: Span[]; values: (Span | null)[] };

/** An indicator before it is known whose it is. */
export type SheetIndicator = Omit<ReadIndicator, 'of'>;

/** The years of a table's columns: those printed on the sheet, if they follow one another. */
export function columnsOf(years: readonly number[]): number[] {
  const sorted = [...new Set(years)].sort((a, b) => a - b);
  return sorted.every((year, i) => i === 0 || year === sorted[i - 1]! + 1) ? sorted : [];
}

/**
 * Rows of an indicator table, with or without a name in every column (春 2回 春 3回); the second row of targets without
 * a name belongs with the second of actuals. A row without a printed kind is one of actuals if later columns are empty,
 * or if its targets have been read. Years: see {@link yearOfCell}.
 */
export function readRows(
  source: Source,
  rows: readonly ValueRow[],
  columns: readonly number[],
  sheetYear: number | null,
): { indicators: SheetIndicator[]; labels: Span[] } {
  const indicators = new Map<string, SheetIndicator>();
  const labels: Span[] = [];
  const unnamed = new Map<ValueKind | null, number>();
  for (const row of [...rows].sort((a, b) => rankOf(a) - rankOf(b))) {
    const breakdown = row.names[0] ? trace(source, row.names[0]) : null;
    const order = unnamed.get(row.kind) ?? 0;
    if (!breakdown) unnamed.set(row.kind, order + 1);
    const key = breakdown?.text ?? `${order}`;
    let indicator = indicators.get(key);
    if (!indicator) {
      indicator = { name: null, breakdown, values: [], undated: [] };
      indicators.set(key, indicator);
      labels.push(...row.names.slice(1));
    } else labels.push(...row.names);
    const kind = row.kind ?? kindOf(row, indicator);
    row.values.forEach((span, index) => {
      if (!span) return;
      const text = trace(source, span, row.kind ? 1 : 0.9);
      const year = yearOfCell(kind, index, row.values.length, columns, sheetYear);
      if (year === null) indicator.undated.push({ kind, text });
      else indicator.values.push({ kind, year, text });
    });
  }
  return { indicators: [...indicators.values()], labels };
}

/** The form prints targets over actuals; rows without a printed kind keep their order. */
function rankOf({ kind }: ValueRow): number {
  return kind === 'actual' ? 1 : 0;
}

function kindOf(row: ValueRow, indicator: SheetIndicator): ValueKind {
  const hasTargets = [...indicator.values, ...indicator.undated].some((value) => value.kind === 'target');
  return hasTargets || row.values.includes(null) ? 'actual' : 'target';
}

/**
 * Of which year is the cell? Certain only where a row has as many cells as the table has years, or is of actuals and
 * has as many as there are years up to the sheet's own. Otherwise its empty cells may stand anywhere: null.
 */
function yearOfCell(
  kind: ValueKind,
  index: number,
  cells: number,
  columns: readonly number[],
  sheetYear: number | null,
): number | null {
  const untilNow = sheetYear === null ? -1 : columns.indexOf(sheetYear) + 1;
  const isCertain = cells === columns.length || (kind === 'actual' && cells === untilNow && untilNow > 0);
  return isCertain ? (columns[index] ?? null) : null;
}

/** A cell of a row of targets that stands as a block of its own: its lines, in order. */
export type TargetCell = { lines: PrintedLine[]; follows: TargetCell | null; isFirst: boolean };

/**
 * A row of targets taken apart into blocks. Their years are certain only where as many cells as years stand together,
 * in one run right after the row's label; one cell that was taken elsewhere leaves the places of all in doubt.
 */
export function readTargetCells(
  source: Source,
  cells: readonly TargetCell[],
  columns: readonly number[],
): SheetIndicator {
  const isRun =
    cells.length === columns.length &&
    cells.every((cell, i) => (i === 0 ? cell.isFirst : cell.follows === cells[i - 1]));
  const text = (cell: TargetCell): Traced =>
    traceJoined(
      source,
      cell.lines.map((line) => line.span),
    ) ?? NOTHING;
  const values: ReadValue[] = [];
  const undated: ReadUndated[] = [];
  cells.forEach((cell, index) => {
    if (isRun) values.push({ kind: 'target', year: columns[index]!, text: text(cell) });
    else undated.push({ kind: 'target', text: text(cell) });
  });
  return { name: null, breakdown: null, values, undated };
}
