import type { Booklet, Cell, TableBlock } from '#formats/blocks.ts';
import { writeCsv } from '#formats/csv/write-table.ts';

/** The first table of a booklet as CSV; what spans several cells on paper stands in each of them. Without a table: its head line is empty. */
export function csvOf({ chapters }: Booklet): string {
  const table = chapters
    .flatMap(({ blocks }) => blocks)
    .find((block): block is TableBlock => block.kind === 'table');
  return writeCsv(table ? linesOf([...table.head, ...table.rows]) : []);
}

function linesOf(rows: readonly (readonly Cell[])[]): string[][] {
  const lines: string[][] = rows.map(() => []);
  for (const [y, row] of rows.entries()) {
    let x = 0;
    for (const cell of row) {
      while (lines[y]![x] !== undefined) x++;
      const [width, height] = [cell.columns ?? 1, cell.rows ?? 1];
      for (const line of lines.slice(y, y + height))
        for (let at = x; at < x + width; at++) line[at] = cell.text;
      x += width;
    }
  }
  return lines;
}
