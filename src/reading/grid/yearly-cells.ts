import type { ReadIndicator, Traced } from '../read-plan.ts';
import type { SheetIndicator } from '../sheets/yearly-values.ts';
import { linesOfSpan, type SourceCell } from '../source.ts';
import { trace, traceJoined } from '../traced.ts';
import type { FormReading, LabelCell } from './form-reading.ts';

type Group = { label: LabelCell | null; indicator: SheetIndicator };

/**
 * The indicators of a form: each named cell begins one, and rows of targets and actuals belong to the one beside or before
 * them. A cell stands for each year that it stands under (a merged one for several), or beside where years are rows.
 */
export function readYearlyCells(reading: FormReading): SheetIndicator[] {
  const names = reading.labels.filter(({ of }) => of === 'indicator');
  const groups: Group[] = names.map((label) => ({ label, indicator: indicatorOf(reading, label) }));
  for (const label of reading.labels) {
    const kind = label.of;
    if (kind !== 'target' && kind !== 'actual') continue;
    const cells = reading.rightOf(label);
    const under = cells.length > 0 ? [] : reading.below(label);
    if (cells.length + under.length === 0) continue;
    const { indicator } = groupOf(groups, label);
    const years = yearsOf(reading, cells);
    cells.forEach((cell, i) => {
      addValue(reading, indicator, kind, cell, years[i]!);
    });
    for (const cell of under) {
      const beside = reading.years.filter(({ row, column }) => row === cell.row && column < cell.column);
      addValue(
        reading,
        indicator,
        kind,
        cell,
        beside.slice(-1).map(({ year }) => year),
      );
    }
  }
  return groups.map(({ indicator }) => indicator).filter(isPrinted);
}

/**
 * The years over each cell of a row. Where the row goes on beyond its years and does not begin under the first of them, it
 * may stand shifted: then none is told.
 */
function yearsOf(reading: FormReading, cells: readonly SourceCell[]): number[][] {
  const over = cells.map((cell) => reading.yearsOver(cell));
  const first = Math.min(...over.flat(), ...reading.years.map(({ year }) => year));
  const isShifted = over.some((years) => years.length === 0) && !over[0]?.includes(first);
  return isShifted ? over.map(() => []) : over;
}

const isPrinted = ({ name, values, undated }: SheetIndicator) =>
  name !== null || values.length + undated.length > 0;

function indicatorOf(reading: FormReading, label: LabelCell): SheetIndicator {
  const right = reading.rightOf(label);
  const cells = right.length > 0 ? right : reading.below(label);
  for (const cell of cells) reading.take(cell);
  const spans = cells.flatMap(({ span }) => linesOfSpan(reading.source, span));
  return {
    name: spans.length > 0 ? traceJoined(reading.source, spans) : null,
    breakdown: null,
    values: [],
    undated: [],
  };
}

/** The indicator whose name stands beside the row or last before it; without one before, the first. */
function groupOf(groups: Group[], row: LabelCell): Group {
  const before = groups.filter(({ label }) => label && label.row <= row.row);
  const found = before.at(-1) ?? groups[0];
  if (found) return found;
  const unnamed: Group = { label: null, indicator: { name: null, breakdown: null, values: [], undated: [] } };
  groups.push(unnamed);
  return unnamed;
}

function addValue(
  reading: FormReading,
  indicator: Pick<ReadIndicator, 'values' | 'undated'>,
  kind: 'target' | 'actual',
  cell: SourceCell,
  years: readonly number[],
): void {
  reading.take(cell);
  const text: Traced = trace(reading.source, cell.span);
  const isKnown = (year: number) =>
    indicator.values.some((value) => value.kind === kind && value.year === year);
  if (years.length === 0 || years.some(isKnown)) indicator.undated.push({ kind, text });
  else for (const year of years) indicator.values.push({ kind, year, text });
}
