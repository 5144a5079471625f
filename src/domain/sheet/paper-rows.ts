import type { FormField } from './form.ts';

/** A field in a row of the paper: from which of the twelve columns, over how many. */
export type PaperCell = { field: FormField; start: number; span: number };

/**
 * The fields of a section as rows of the paper. A field without a place takes a whole row where it stands; fields of one row
 * number stand side by side as long as they do not overlap.
 */
export function paperRows(fields: readonly FormField[]): PaperCell[][] {
  const rows: { number: number | null; cells: PaperCell[] }[] = [];
  for (const field of fields) {
    const start = field.paper?.column ?? 1;
    const span = Math.min(field.paper?.columns ?? 12, 13 - start);
    const cell = { field, start, span };
    const row = rows.at(-1);
    const fits = (one: PaperCell) => one.start + one.span <= start || start + span <= one.start;
    if (field.paper && row?.number === field.paper.row && row.cells.every(fits)) row.cells.push(cell);
    else rows.push({ number: field.paper?.row ?? null, cells: [cell] });
  }
  return rows.map(({ cells }) => cells.sort((one, other) => one.start - other.start));
}
