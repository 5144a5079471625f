import { isColumnMark, parseFoot, parseRowMarks, type RowMarks } from '../hidden-marks.ts';
import type { ScannedCell, ScannedTab } from './scan-tab.ts';

export type Marked = {
  /** What is left when the marks are taken away. */
  cells: ScannedCell[];
  ids: { row: number; column: number; id: string }[];
  /** The chapter that the tab says it is. */
  chapter: string | null;
  /** Cells that go on with the text of the cell above. */
  rest: { row: number; column: number }[];
};

type FoundRow = { cell: ScannedCell; marks: RowMarks };

/**
 * Which cell has which id, in a tab that was written here (../hidden-marks.ts). Without the row at its foot the columns count as they
 * were written, where the hidden column still stands at its place: nothing was put in or taken out left of it.
 */
export function findMarks(tab: ScannedTab): Marked {
  const foot = findFoot(tab.cells);
  const isHidden = (column: number) => tab.hiddenColumns.some(([from, to]) => from <= column && column <= to);
  const found: FoundRow[] = [];
  const cells = tab.cells.filter((cell) => {
    if (foot?.row === cell.row && cell.column <= foot.right) return false;
    if (foot ? cell.column < foot.right : !isHidden(cell.column)) return true;
    const marks = parseRowMarks(cell.text);
    if (marks) found.push({ cell, marks });
    return marks === null;
  });
  const marked: Marked = { cells, ids: [], rest: [], chapter: foot?.chapter ?? null };
  for (const { cell, marks } of found) {
    const place = (mark: string) => {
      const column = foot ? foot.columns.get(mark) : marks.at === cell.column ? columnOf(mark) : undefined;
      return column === undefined ? [] : [{ row: cell.row, column }];
    };
    for (const [mark, id] of Object.entries(marks.ids))
      for (const at of place(mark)) marked.ids.push({ ...at, id });
    for (const mark of marks.rest) marked.rest.push(...place(mark));
  }
  return marked;
}

const columnOf = (mark: string) => (isColumnMark(mark) ? Number(mark.slice(1)) : undefined);

/** The lowest row that says nothing but which column is which. A column that was copied says it twice: then nobody knows. */
function findFoot(cells: readonly ScannedCell[]) {
  const end = cells.findLast(({ text }) => parseFoot(text) !== null);
  if (!end) return null;
  const columns = new Map<string, number>();
  const twice = new Set<string>();
  for (const { row, column, text } of cells) {
    if (row !== end.row || column >= end.column) continue;
    if (!isColumnMark(text)) return null;
    if (columns.has(text)) twice.add(text);
    columns.set(text, column);
  }
  for (const mark of twice) columns.delete(mark);
  return { row: end.row, right: end.column, columns, chapter: parseFoot(end.text) };
}
