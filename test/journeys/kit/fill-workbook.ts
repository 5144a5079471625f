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
  /** Writes so many cells to the right of a label, and so many below it; cells are counted as the program counts them. */
  write(label: string, text: string, by: { right: number; down?: number }): void;
};

function filledTab(tab: Tab): FilledTab {
  return {
    write: (label, text, { right, down = 0 }) => {
      const row = tab.rows.findIndex((cells) => cells.some((cell) => cell === label));
      const column = tab.rows[row]?.indexOf(label) ?? -1;
      if (column < 0) throw new Error(`no label ${label}`);
      const at = { row: row + down, column: column + right };
      tab.rows[at.row]![at.column] = text;
      const key = `${at.row},${at.column}`;
      const cell = tab.cells?.get(key);
      if (cell) tab.cells!.set(key, { ...cell, value: text, type: 'string' });
    },
  };
}
