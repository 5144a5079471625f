import { openXlsx, saveXlsx } from 'hucre/xlsx';

type Workbook = Awaited<ReturnType<typeof openXlsx>>;
type Tab = Workbook['sheets'][number];

/** Fills in a workbook as a department does that looks for its labels, and saves it with another program. */
export async function fillWorkbook(bytes: Uint8Array, fill: (tab: FilledTab) => void, title: string) {
  const book = await openXlsx(bytes, { readStyles: true });
  const tab = book.sheets.find(({ name }) => name.includes(title));
  if (!tab) throw new Error(`${title} has no tab: ${book.sheets.map(({ name }) => name).join(', ')}`);
  fill(filledTab(tab));
  return new Uint8Array(await saveXlsx(book));
}

/** Where a label stands in a tab, and texts written beside it. */
export type FilledTab = {
  /** Writes in the row of a label, in the column in which another text stands; or so many rows below the label. */
  write(label: string, text: string, at: { column: string; down?: number }): void;
};

function filledTab(tab: Tab): FilledTab {
  return {
    write: (label, text, { column: over, down = 0 }) => {
      const row = tab.rows.findIndex((cells) => cells.some((cell) => cell === label));
      const column = tab.rows.find((cells) => cells.includes(over))?.indexOf(over) ?? -1;
      if (row < 0 || column < 0) throw new Error(`no label ${label} or ${over}`);
      const at = { row: row + down, column };
      tab.rows[at.row]![at.column] = text;
      const key = `${at.row},${at.column}`;
      const cell = tab.cells?.get(key);
      if (cell) tab.cells!.set(key, { ...cell, value: text, type: 'string' });
    },
  };
}
