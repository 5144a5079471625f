import type { BookCell, BookRow } from './book-rows.ts';
import { inOneLine } from './book-rows.ts';

/** A row of a table whose first cell says what the others are. */
export type LabelRow = { label: string; labelCell: BookCell; cells: BookCell[] };

/** A record of the book: what its heading says, and the rows under it. */
export type BookRecord = { title: BookCell; rows: BookRow[] };

/** The records of a chapter. `stray`: the rows above the first. */
export function recordsOf(
  rows: readonly BookRow[],
  isTitle: (text: string) => boolean,
): { records: BookRecord[]; stray: BookRow[] } {
  const records: BookRecord[] = [];
  const stray: BookRow[] = [];
  for (const row of rows) {
    const title = row.cells.length === 1 ? row.cells[0]! : undefined;
    if (title && isTitle(inOneLine(title).text)) records.push({ title, rows: [] });
    else (records.at(-1)?.rows ?? stray).push(row);
  }
  return { records, stray };
}

export function labelRow({ cells: [labelCell, ...cells] }: BookRow): LabelRow {
  return { label: inOneLine(labelCell!).text, labelCell: labelCell!, cells };
}

/** A page may end within a row: what stands alone at the head of the next page belongs to the last text. */
export function joinPages(rows: readonly BookRow[]): BookRow[] {
  const joined: BookRow[] = [];
  for (const row of rows) {
    const last = joined.at(-1)?.cells;
    const [cell] = row.cells;
    const [before, now] = [last?.at(-1)?.place, cell?.place];
    const isRest =
      last !== undefined &&
      last.length > 1 &&
      row.cells.length === 1 &&
      cell !== undefined &&
      cell.column > 0 &&
      before?.kind === 'page' &&
      now?.kind === 'page' &&
      now.page > before.page;
    if (!isRest) joined.push({ ...row, cells: [...row.cells] });
    else {
      const open = last.at(-1)!;
      last[last.length - 1] = {
        ...open,
        text: open.text + cell!.text,
        spans: [...open.spans, ...cell!.spans],
        place: now,
      };
    }
  }
  return joined;
}
