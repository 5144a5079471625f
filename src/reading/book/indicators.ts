import type { ExchangeIndicator } from '#exchange/schema.ts';
import {
  KINDS,
  keyOf,
  NATURE,
  nodeNumberIn,
  numberIn,
  PURPOSES,
  STATUSES,
  TRENDS,
  UNDATED,
  VALUE_TYPES,
  WORDS,
  yearIn,
} from '#papers/book-words.ts';
import type { ReadIndicator } from '../read-plan.ts';
import { type BookReading, NO_TEXT } from './book-reading.ts';
import { type BookCell, type BookRow, inOneLine, under } from './book-rows.ts';
import { joinPages, type LabelRow, labelRow } from './label-rows.ts';
import { nodeHeaded } from './tree.ts';

type Year = { year: number | null; column: number };

/** 指標一覧: under each project or item a table; an indicator's first row begins with its number. */
export function readIndicators(reading: BookReading, rows: readonly BookRow[]): void {
  let of: ReadIndicator['of'] | null = null;
  let years: Year[] = [];
  let open: ReadIndicator | null = null;
  for (const row of joinPages(rows)) {
    const [first, ...rest] = row.cells;
    const text = inOneLine(first!).text;
    if (rest.length === 0) {
      const number = numberIn('project', text);
      of = (number === null ? nodeHeaded(reading, text) : reading.projects.get(number)) ?? null;
      reading.label(first);
    } else if (text === '指標') {
      years = rest.slice(1).map((cell) => ({ year: yearIn(inOneLine(cell).text), column: cell.column }));
      reading.label(...row.cells);
    } else {
      const number = numberIn('indicator', text);
      if (number !== null) {
        open = { of: of!, name: null, breakdown: null, values: [], undated: [] };
        reading.label(first);
        reading.indicators.set(number, open);
      }
      const label = number === null ? labelRow(row) : labelRow({ ...row, cells: rest });
      if (open && label.cells.length > 0) readRow(reading, open, label, years);
    }
  }
  // They are numbered in the order of the plan. One under a heading that names no project of the book belongs to nothing: its texts are left over.
  const inOrder = [...reading.indicators].sort(([a], [b]) => a - b).map(([, one]) => one);
  reading.plan.indicators = inOrder.filter((one) => one.of !== null);
}

function readRow(
  reading: BookReading,
  indicator: ReadIndicator,
  { label, labelCell, cells }: LabelRow,
  years: readonly Year[],
): void {
  const [first] = cells;
  if (label === WORDS.name) indicator.name = reading.short(first);
  else if (label === WORDS.breakdown) indicator.breakdown = reading.short(first);
  else if (label === WORDS.from) {
    const node = reading.nodes.get(nodeNumberIn(reading.word(first)));
    if (node) indicator.of = node;
  } else if (
    !readValues(reading, indicator, label, cells, years) &&
    !readFurther(reading, indicator, label, first!)
  )
    return;
  reading.label(labelCell);
}

/** 目標値, 目標値（変更前）, 目標値（年度の記載なし）; false: none of these. */
function readValues(
  reading: BookReading,
  indicator: ReadIndicator,
  label: string,
  cells: readonly BookCell[],
  years: readonly Year[],
): boolean {
  const kind = KINDS.get(label.replace(/（.*）$/u, ''));
  if (!kind) return false;
  const more = label.slice(label.indexOf('（') < 0 ? label.length : label.indexOf('（'));
  if (more === UNDATED) {
    indicator.undated.push({ kind, text: reading.short(cells[0]) ?? NO_TEXT });
    return true;
  }
  const status = keyOf(STATUSES, more);
  if (status === null) return false;
  for (const {
    head: { year },
    cell,
  } of under(years, cells)) {
    const text = year ? reading.short(cell) : null;
    if (!year || !text) continue;
    const index = indicator.values.push({ kind, year, text }) - 1;
    if (more !== '') patch(reading, indicator, (one) => Object.assign(one.values[index]!, { status }));
  }
  return true;
}

/** What only a plan that is kept in Ayumi tells. */
function readFurther(reading: BookReading, indicator: ReadIndicator, label: string, cell: BookCell): boolean {
  const { text } = inOneLine(cell);
  const add = (change: (one: ExchangeIndicator) => void) => {
    reading.label(cell);
    patch(reading, indicator, change);
  };
  if (label === WORDS.nature) {
    const { purpose, trend, type, unit } = NATURE.exec(text)?.groups ?? {};
    const [desiredTrend, valueType] = [keyOf(TRENDS, trend ?? ''), keyOf(VALUE_TYPES, type ?? '')];
    const known = keyOf(PURPOSES, purpose ?? '');
    add((one) =>
      Object.assign(one, {
        ...(valueType && { valueType }),
        ...(unit && { unit }),
        ...(desiredTrend && { desiredTrend }),
        ...(known && { purpose: known }),
      }),
    );
  } else if (label === WORDS.milestones)
    add((one) => Object.assign(one, { milestones: [...(one.milestones ?? []), text] }));
  else if (label === WORDS.break) {
    const [, printed = '', reason = ''] = /^(\S+年度)\s*(.*)$/su.exec(text) ?? [];
    const year = yearIn(printed);
    if (year === null) return false;
    add((one) => Object.assign(one, { breaks: [...(one.breaks ?? []), { year, reason }] }));
  } else if (label === WORDS.note) add((one) => addReason(one, text));
  else return false;
  return true;
}

const NOTED = /^(?:、?(基準値|目標値|実績値)(（[^）]*）)? ([^\s、]+年度))/u;

/** 目標値 令和6年度、実績値 令和6年度　調査を行わない年度のため. */
function addReason(indicator: ExchangeIndicator, text: string): void {
  const values: (ExchangeIndicator['values'][number] | undefined)[] = [];
  let rest = text;
  for (let noted = NOTED.exec(rest); noted; noted = NOTED.exec(rest)) {
    const [all, kind = '', status = '', year = ''] = noted;
    rest = rest.slice(all.length);
    values.push(
      indicator.values.find(
        (one) =>
          one.year === yearIn(year) &&
          one.kind === KINDS.get(kind) &&
          STATUSES[one.status ?? 'current'] === status &&
          one.reason === undefined &&
          !values.includes(one),
      ),
    );
  }
  for (const value of values) if (value) value.reason = rest.trimStart();
}

function patch(
  reading: BookReading,
  indicator: ReadIndicator,
  change: (one: ExchangeIndicator) => void,
): void {
  reading.further.push((plan, idOf) => {
    const one = plan.indicators.find(({ id }) => id === idOf(indicator));
    if (one) change(one);
  });
}
