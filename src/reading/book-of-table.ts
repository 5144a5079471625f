import type { ReadBook } from '#formats/blocks.ts';

/** The rows of a text with separators as a workbook of one tab. */
export function bookOfTable(rows: readonly (readonly string[])[]): ReadBook {
  const cells = rows.map((row, r) =>
    row.map((text, c) => ({
      text,
      row: r,
      column: c,
      rows: 1,
      columns: 1,
      isHeader: false,
      place: { kind: 'cell' as const, sheet: '', cell: `${lettersOf(c)}${r + 1}` },
    })),
  );
  const blocks = [{ kind: 'table' as const, caption: null, rows: cells }];
  return { chapters: [{ name: '', id: null, blocks }], hidden: {}, unread: [] };
}

/** A, B … Z, AA: the column as a spreadsheet names it. */
function lettersOf(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : lettersOf(Math.floor(column / 26) - 1) + last;
}
