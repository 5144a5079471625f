import type { FieldKey } from '#exchange/values.ts';
import { fold, matchFolded } from '../fold.ts';
import type { ReadIndicator, Span, Traced } from '../read-plan.ts';
import { trimSpan } from '../source.ts';
import { NOTHING, trace } from '../traced.ts';
import { alignRow } from './align-row.ts';
import { traceCell, withoutTags } from './cell-text.ts';
import type { CompiledColumn } from './compiled-profile.ts';
import { splitListItems } from './list-items.ts';
import type { OutlineReading } from './outline-reading.ts';
import { readOutlookCell } from './outlook-cell.ts';
import { addProjectRow, continueLastRow, type ProjectRow } from './project-rows.ts';
import type { OpenTable } from './table-header.ts';

/** `confidence` of its text: less where the row had to be mended. */
type Cell = { column: CompiledColumn; span: Span; position: number; confidence: number };

const CONFIDENCE_OF_MENDED = 0.6;

/** Reads one row of a table: first where it stands in the tree, then what it says of projects, indicators and nodes. */
export function readTableRow(reading: OutlineReading, header: OpenTable, printed: readonly Span[]): void {
  header.rows += 1;
  const { cells, columns, isSure } = alignRow(reading.source, printed, header, reading.compiled.profile);
  const open = { ...header, columns };
  const confidence = isSure ? 1 : CONFIDENCE_OF_MENDED;
  const filled = cells.flatMap((cell, position): Cell[] => {
    const column = open.columns[position];
    const span = column ? trimSpan(reading.source, cell) : null;
    return column && span ? [{ column, span, position, confidence }] : [];
  });
  if (filled.length === 0) return;
  for (const cell of filled) readPlace(reading, cell);
  const has = (is: CompiledColumn['is']) => open.table.columns.some((column) => column.is === is);
  if (has('title')) readProject(reading, open, filled);
  if (has('projects')) readListedProjects(reading, filled);
  if (has('indicator')) readIndicator(reading, open, filled);
  for (const cell of filled) readSection(reading, cell);
  if (has('outlook')) readOutlook(reading, filled);
}

function readPlace(reading: OutlineReading, { column, span }: Cell): void {
  const { source, tree } = reading;
  if (column.is === 'philosophy') {
    const text = trace(source, span);
    if (reading.isNewPhilosophy(text.text)) reading.plan.philosophies.push(text);
    else reading.label([span]);
  }
  if (column.is !== 'level') return;
  const groups = column.valuePattern ? matchFolded(fold(source, span), column.valuePattern) : null;
  const title = groups?.title ?? span;
  const number = groups?.number ?? null;
  if (number)
    reading.label([
      { ...span, to: number.from },
      { ...span, from: number.to, to: title.from },
    ]);
  const { repeated } = tree.enter({
    level: column.level,
    number,
    title: [title],
    body: null,
    repeats: 'exactly',
  });
  reading.label(repeated);
}

function readProject(reading: OutlineReading, open: OpenTable, filled: readonly Cell[]): void {
  const cellOf = (is: CompiledColumn['is']) => filled.find((cell) => cell.column.is === is)?.span ?? null;
  const fieldsOf = (of: 'project' | 'sheet') =>
    filled.flatMap(({ column, span, confidence }): [FieldKey, Traced][] =>
      column.is === 'field' && column.of === of ? [[column.key, readCell(reading, span, confidence)]] : [],
    );
  const rating = open.table.columns.find((column) => column.is === 'rating');
  const row: ProjectRow = {
    number: cellOf('number'),
    title: cellOf('title'),
    owners: cellOf('owners'),
    projectFields: fieldsOf('project'),
    sheetFields: fieldsOf('sheet'),
    rating: rating ? { cell: cellOf('rating'), layer: rating.layer } : null,
    sheetYear: open.sheetYear,
  };
  if (filled.every(({ column }) => column.is === 'number')) {
    reading.problem('listed-without-sheet', 'error', row.number, reading.tree.deepest);
    reading.label([row.number]);
  } else if (!continueLastRow(reading, row)) {
    addProjectRow(reading, row);
  }
}

/** The prose of a cell, without a converter's tags. */
function readCell(reading: OutlineReading, span: Span, confidence: number): Traced {
  const { pieces, tags } = withoutTags(reading.source, span);
  reading.label(tags);
  return traceCell(reading.source, pieces, confidence);
}

/** A piece without a converter's tags at its ends; null where it is nothing else. */
function betweenTags(reading: OutlineReading, span: Span): Span | null {
  const { pieces, tags } = withoutTags(reading.source, span);
  reading.label(tags);
  const [first, last] = [pieces[0], pieces.at(-1)];
  return first && last ? { ...first, to: last.to } : null;
}

function readListedProjects(reading: OutlineReading, filled: readonly Cell[]): void {
  for (const { column, span } of filled) {
    if (column.is !== 'projects') continue;
    for (const { number, title } of splitListItems(reading.source, betweenTags(reading, span) ?? span)) {
      addProjectRow(reading, {
        number,
        title: betweenTags(reading, title),
        owners: null,
        projectFields: [],
        sheetFields: [],
        rating: null,
        sheetYear: null,
      });
    }
  }
}

function readIndicator(reading: OutlineReading, open: OpenTable, filled: readonly Cell[]): void {
  const node = reading.tree.deepest;
  if (!node) return;
  const name = filled.find((cell) => cell.column.is === 'indicator')?.span ?? null;
  const indicator: ReadIndicator = {
    of: node,
    name: name && trace(reading.source, name),
    breakdown: null,
    values: [],
    undated: [],
  };
  for (const { column, span, position } of filled) {
    if (column.is !== 'value') continue;
    const year = open.years[position] ?? null;
    const text = trace(reading.source, span);
    if (year !== null) indicator.values.push({ kind: column.kind, year, text });
    else {
      indicator.undated.push({ kind: column.kind, text });
      reading.problem('year-uncertain', 'warning', span, node);
    }
  }
  reading.plan.indicators.push(indicator);
}

function readSection(reading: OutlineReading, { column, span, confidence }: Cell): void {
  const node = reading.tree.deepest;
  if (column.is !== 'section' || !node) return;
  reading.addSection(node, { ...NOTHING, text: column.heading }, readCell(reading, span, confidence));
}

/** An empty cell of the outlook column is the one above: the same items follow from this row's node, too. */
function readOutlook(reading: OutlineReading, filled: readonly Cell[]): void {
  const node = reading.tree.deepest;
  if (!node) return;
  const cell = filled.find(({ column }) => column.is === 'outlook');
  if (cell?.column.is === 'outlook') {
    reading.outlookAbove = readOutlookCell(reading, cell.span, cell.column, node);
    for (const item of reading.outlookAbove) reading.plan.outlook.push(item);
  } else {
    for (const item of reading.outlookAbove) if (item.from.at(-1) !== node) item.from.push(node);
  }
}
