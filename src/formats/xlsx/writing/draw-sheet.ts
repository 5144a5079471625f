import type { Cell, ColumnDef, MergeRange, WriteSheet } from 'hucre/xlsx';
import { columnMark, printFoot, printRowMarks, type RowMarks } from '../hidden-marks.ts';
import type { CellStyles } from './cell-style.ts';
import { escapeCodes, piecesOf } from './cell-text.ts';
import type { DrawnCell, Tab } from './drawing.ts';
import { numberOf } from './number-text.ts';

type Sheet = Pick<WriteSheet, 'name' | 'columns' | 'merges' | 'rowDefs'> & {
  cells: Map<string, Partial<Cell>>;
};

/** Where links lead: chapters and headings by their ids. */
export type Targets = ReadonlyMap<string, string>;

/** What of a tab is in its cells: texts, looks, merged areas, links, and the hidden marks of its inputs. */
export function drawSheet(tab: Tab, targets: Targets, styles: CellStyles, isMarked: boolean): Sheet {
  const cells = new Map<string, Partial<Cell>>();
  const merges: MergeRange[] = [];
  const marks = new Map<number, RowMarks>();
  const marksOf = (row: number) => {
    const known = marks.get(row) ?? { at: tab.widths.length, ids: {}, rest: [] };
    marks.set(row, known);
    return known;
  };
  for (const drawn of tab.cells) {
    const pieces = piecesOf(drawn.text);
    const location = drawn.link === undefined ? undefined : targets.get(drawn.link);
    const tops = pieces.map((_, piece) => Math.floor((drawn.rows * piece) / pieces.length));
    for (const [index, text] of pieces.entries()) {
      const top = drawn.row + tops[index]!;
      const rows = (tops[index + 1] ?? drawn.rows) - tops[index]!;
      const area = { ...drawn, row: top, rows, text };
      fillArea(cells, area, location, styles);
      if (rows > 1 || drawn.columns > 1) merges.push(mergeOf(area));
      if (index > 0) marksOf(top).rest.push(columnMark(drawn.column));
    }
    if (drawn.input) marksOf(drawn.row).ids[columnMark(drawn.column)] = drawn.input.id;
  }
  const columns: ColumnDef[] = tab.widths.map((width) => ({ width: Math.round(width * 100) / 100 }));
  const rowDefs: NonNullable<WriteSheet['rowDefs']> = new Map(
    tab.heights.map((height, row) => [row, { height }]),
  );
  if (marks.size > 0 || (isMarked && tab.chapter !== null)) {
    const hidden = drawMarks(cells, tab, marks);
    for (let more = 0; more < hidden; more++) columns.push({ width: 2, hidden: true });
    rowDefs.set(tab.heights.length, { hidden: true });
  }
  return { name: tab.name, columns, merges, rowDefs, cells };
}

function fillArea(
  cells: Map<string, Partial<Cell>>,
  cell: DrawnCell,
  location: string | undefined,
  styles: CellStyles,
): void {
  const number = cell.align === 'end' && !cell.input && !location ? numberOf(cell.text) : null;
  const style = styles.of(cell, location !== undefined, number?.format);
  for (let row = cell.row; row < cell.row + cell.rows; row++)
    for (let column = cell.column; column < cell.column + cell.columns; column++)
      cells.set(`${row},${column}`, { style });
  cells.set(`${cell.row},${cell.column}`, {
    style,
    ...(number ? { value: number.value } : textValue(cell.text)),
    ...(location !== undefined && { hyperlink: { target: '', location } }),
  });
}

/** A text in runs stays a text, also where it looks like an error value. */
const textValue = (text: string): Partial<Cell> =>
  text === ''
    ? {}
    : text.startsWith('#')
      ? { richText: [{ text: escapeCodes(text) }] }
      : { value: escapeCodes(text) };

const mergeOf = ({ row, column, rows, columns }: DrawnCell): MergeRange => ({
  startRow: row,
  startCol: column,
  endRow: row + rows - 1,
  endCol: column + columns - 1,
});

/** Gives how many columns they take. */
function drawMarks(
  cells: Map<string, Partial<Cell>>,
  tab: Tab,
  marks: ReadonlyMap<number, RowMarks>,
): number {
  const [right, foot] = [tab.widths.length, tab.heights.length];
  let most = 1;
  for (const [row, one] of marks) {
    const texts = printRowMarks(one);
    for (const [index, text] of texts.entries())
      cells.set(`${row},${right + index}`, { value: escapeCodes(text) });
    most = Math.max(most, texts.length);
  }
  for (let column = 0; column < right; column++)
    cells.set(`${foot},${column}`, { value: columnMark(column) });
  cells.set(`${foot},${right}`, { value: escapeCodes(printFoot(tab.chapter ?? '')) });
  return most;
}
