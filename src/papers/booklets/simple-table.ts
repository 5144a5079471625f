import type { Align, Cell, TableBlock } from '#formats/blocks.ts';

/** A column of a table of texts: its head, how wide it is beside the others, and what stands in it. */
export type Column<Row> = {
  head: string;
  width: number;
  align?: Align;
  cell: (row: Row) => string | Cell;
};

/** A table with one line of heads and a line for each row. */
export function simpleTable<Row>(
  caption: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  { isCaptionHidden = true } = {},
): TableBlock {
  return {
    kind: 'table',
    caption,
    isCaptionHidden,
    columns: columns.map(({ width, align }) => (align ? { width, align } : { width })),
    head: [columns.map(({ head }) => ({ text: head, isHeader: true }))],
    rows: rows.map((row) =>
      columns.map(({ cell }) => {
        const drawn = cell(row);
        return typeof drawn === 'string' ? { text: drawn } : drawn;
      }),
    ),
  };
}
