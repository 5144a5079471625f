import { inFieldOrder } from '#exchange/canonical.ts';
import type { Fields } from '#exchange/schema.ts';
import type { Cell, TableBlock } from '#formats/blocks.ts';
import { bookLabel } from '../book-words.ts';

/** A row of a table whose first cell says what the others are. */
export type LabelRow = { label: string; texts: readonly string[] };

export const row = (label: string, ...texts: string[]): LabelRow => ({ label, texts });

/** The filled fields, each under its label. */
export const fieldRows = (fields: Fields, labelOf: (key: string) => string = bookLabel): LabelRow[] =>
  Object.entries(inFieldOrder(fields)).flatMap(([key, text]) => (text ? [row(labelOf(key), text)] : []));

/** Records as a form: labels at the left, the last text of a row up to the right edge. */
export function labelTable(
  caption: string,
  rows: readonly LabelRow[],
  widths: readonly number[],
): TableBlock {
  return {
    kind: 'table',
    caption,
    isCaptionHidden: true,
    columns: widths.map((width) => ({ width })),
    head: [],
    rows: rows.map((one) => labelCells(one, widths.length)),
  };
}

export function labelCells({ label, texts }: LabelRow, width: number): Cell[] {
  return [
    { text: label, isHeader: true },
    ...texts.map((text, at) => ({
      text,
      ...(at === texts.length - 1 && width - texts.length > 1 ? { columns: width - texts.length } : {}),
    })),
  ];
}
