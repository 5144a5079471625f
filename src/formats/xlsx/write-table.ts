import { writeXlsx } from 'hucre/xlsx';

export type WorkbookTable = {
  sheet: string;
  /** The first row is the header: it is bold and stays in view. */
  rows: readonly (readonly string[])[];
  /** In characters, column by column. */
  widths: readonly number[];
};

/** A workbook of one sheet whose every cell is text: nothing in it is calculated or turned into a date. */
export async function writeWorkbook({ sheet, rows, widths }: WorkbookTable): Promise<Uint8Array> {
  const cells = new Map(rows[0]?.map((_, column) => [`0,${column}`, { style: { font: { bold: true } } }]));
  return writeXlsx({
    sheets: [
      {
        name: sheet,
        columns: widths.map((width) => ({ width, numFmt: '@' })),
        rows: rows.map((row) => [...row]),
        cells,
        freezePane: { rows: 1 },
      },
    ],
  });
}
