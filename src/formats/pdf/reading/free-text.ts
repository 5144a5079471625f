import { columnsOf, isProse, lengthOfTable, tableOfRows } from './aligned-table.ts';
import type { Line } from './lines.ts';
import { type PageBlock, writeLines } from './page-blocks.ts';
import { around, type Box, type Glyph } from './page-content.ts';
import { type Row, rowsOfPieces } from './segments.ts';
import { isWrapped } from './text-of-lines.ts';

/** Letters so much larger than those of the page make a heading of a short line. */
const HEADINGS: readonly [ratio: number, level: number][] = [
  [1.6, 1],
  [1.35, 2],
  [1.18, 3],
];
const LONGEST_HEADING = 60;

/** What stands on a page outside of ruled tables. `usual`: the size of most letters of the page. */
export function readFreeText(glyphs: readonly Glyph[], usual: number): PageBlock[] {
  return (['right', 'down', 'up'] as const).flatMap((flow) => {
    const same = glyphs.filter((glyph) => glyph.flow === flow);
    return flow === 'right' ? readRows(rowsOfPieces(same), usual) : readTurned(same);
  });
}

function readRows(rows: readonly Row[], usual: number): PageBlock[] {
  const blocks: PageBlock[] = [];
  const right = Math.max(0, ...rows.flatMap(({ pieces }) => pieces.map(({ box }) => box[2])));
  let open: Line[] = [];
  const close = () => {
    if (open.length > 0) blocks.push(...blockOf(open, right, usual));
    open = [];
  };
  for (let i = 0; i < rows.length; ) {
    const length = lengthOfTable(rows, i);
    if (length > 0) {
      close();
      const table = rows.slice(i, i + length);
      const columns = columnsOf(table);
      if (isProse(table, columns))
        blocks.push(...columns.flatMap((column) => readRows(within(table, column), usual)));
      else blocks.push(tableOfRows(table));
      i += length;
      continue;
    }
    for (const piece of rows[i]!.pieces) {
      const last = open.at(-1);
      if (last && !goesOn(last, piece, [open[0]!.box[0], 0, right, 0])) close();
      open.push(piece);
    }
    i += 1;
  }
  close();
  return blocks;
}

const within = (rows: readonly Row[], { left, right }: { left: number; right: number }): Row[] =>
  rows.flatMap((row) => {
    const pieces = row.pieces.filter(({ box }) => box[0] >= left && box[0] <= right);
    return pieces.length === 0 ? [] : [{ ...row, pieces }];
  });

/** The next line of a paragraph: of the same letters, close below, after a line that was full. */
function goesOn(last: Line, next: Line, column: Box): boolean {
  const isBelow = next.box[1] > last.box[1] && next.box[1] - last.box[3] < 1.2 * last.size;
  const isAlike = Math.abs(next.size - last.size) < 0.1 * last.size;
  const isAligned = Math.abs(next.box[0] - column[0]) < 4 * last.size;
  return isBelow && isAlike && isAligned && isWrapped(last, next, column);
}

function blockOf(lines: readonly Line[], right: number, usual: number): PageBlock[] {
  const glyphs = lines.flatMap((line) => line.glyphs);
  const box = around(lines.map((line) => line.box));
  const writing = writeLines(lines, glyphs, [box[0], box[1], right, box[3]]);
  if (!writing) return [];
  const level = HEADINGS.find(([ratio]) => writing.size >= ratio * usual)?.[1];
  return level !== undefined && writing.text.length <= LONGEST_HEADING && /[\p{L}\p{N}]/u.test(writing.text)
    ? [{ kind: 'heading', level, ...writing }]
    : [{ kind: 'paragraph', ...writing }];
}

/** Vertical and turned writing outside of tables: one paragraph. */
function readTurned(glyphs: readonly Glyph[]): PageBlock[] {
  const rows = rowsOfPieces(glyphs);
  const writing = writeLines(
    rows.flatMap(({ pieces }) => pieces),
    glyphs,
    null,
  );
  return writing ? [{ kind: 'paragraph', ...writing }] : [];
}
