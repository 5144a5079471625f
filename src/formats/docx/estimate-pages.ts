import type { Block, Booklet, Cell, GridBlock, TableBlock } from '../blocks.ts';
import { linesOf } from './lines.ts';
import { textArea } from './paper.ts';
import { placeCells } from './table-slots.ts';
import { LONGEST_KEPT_ROW } from './write-table.ts';

/** In twentieths of a point. A line of the font that is written takes so many of its size. */
const LINE = 1.445;
const BODY = 210;
const CELL = 190;
const CELL_SIDES = 170;
const CELL_ENDS = 96;
const WRITING_LINE = 320;
const HEADINGS = [320, 260, 240, 220, 210, 210];
const CONTENTS_LINE = 410;

/**
 * The pages on which chapters and headings probably begin, by id, and the page of each chapter. Word finds out when it is asked
 * to update the fields; until then a reader sees these. Page 1 is the first one after the cover.
 */
export function estimatePages(
  booklet: Booklet,
  contentLines: number,
): { ofId: Map<string, number>; ofHeading: Map<Block, number> } {
  const ofId = new Map<string, number>();
  const ofHeading = new Map<Block, number>();
  const contents = textArea({ size: 'A4', orientation: 'portrait' }).height;
  let page = booklet.hasContents
    ? Math.max(1, Math.ceil(((contentLines + 2) * CONTENTS_LINE) / contents))
    : 0;
  for (const chapter of booklet.chapters) {
    page += 1;
    const area = textArea(chapter.paper);
    let used = 0;
    const put = (height: number, isKept: boolean) => {
      if (isKept && used > 0 && used + height > area.height) {
        page += 1;
        used = 0;
      }
      used += height;
      while (used > area.height) {
        page += 1;
        used -= area.height;
      }
    };
    ofId.set(chapter.id, page);
    for (const block of chapter.blocks) {
      if (block.kind === 'page-break') {
        page += 1;
        used = 0;
      } else if (block.kind === 'heading') {
        const size = HEADINGS[block.level - 1]!;
        put(linesAt(block.text, area.width, size) * size * LINE + size, true);
        ofHeading.set(block, page);
        if (block.id !== undefined) ofId.set(block.id, page);
      } else if (block.kind === 'paragraph') {
        for (let left = linesAt(block.text, area.width, BODY); left > 0; left--) put(BODY * LINE, true);
        put(120, false);
      } else {
        for (const row of rowHeights(block, area.width)) put(row.height, row.isKept);
        put(160, false);
      }
    }
  }
  return { ofId, ofHeading };
}

function rowHeights(block: TableBlock | GridBlock, width: number): { height: number; isKept: boolean }[] {
  const isGrid = block.kind === 'grid';
  const widths = isGrid
    ? new Array<number>(block.columns).fill(width / block.columns)
    : columnWidths(
        block.columns.map((column) => column.width),
        width,
      );
  const placed = isGrid
    ? block.cells.map((cell) => ({
        cell: cell as Cell & { lines?: number },
        row: cell.row - 1,
        column: cell.column - 1,
        rows: cell.rows ?? 1,
        columns: cell.columns ?? 1,
      }))
    : placeCells<Cell & { lines?: number }>([...block.head, ...block.rows], widths.length);
  const rows = Array.from({ length: Math.max(0, ...placed.map((one) => one.row + one.rows)) }, () => ({
    height: CELL * LINE + CELL_ENDS,
    isKept: true,
  }));
  for (const { cell, row, column, rows: spanned, columns } of placed) {
    const room = widths.slice(column, column + columns).reduce((sum, one) => sum + one, 0) - CELL_SIDES;
    const text = linesAt(cell.text, room, CELL) * CELL * LINE + CELL_ENDS;
    const height = Math.max(text, (cell.lines ?? 0) * WRITING_LINE) / spanned;
    for (let r = row; r < row + spanned; r++) {
      rows[r]!.height = Math.max(rows[r]!.height, height);
      rows[r]!.isKept &&= cell.text.length <= LONGEST_KEPT_ROW;
    }
  }
  return rows;
}

function columnWidths(parts: readonly number[], width: number): number[] {
  const total = parts.reduce((sum, one) => sum + one, 0);
  return parts.map((part) => (width * part) / total);
}

/** How many lines a text takes; what is not narrow is as wide as it is high. */
function linesAt(text: string, width: number, size: number): number {
  const room = Math.max(1, width / size);
  return linesOf(text).reduce((sum, line) => {
    let ems = 0;
    for (let at = 0; at < line.length; at++) ems += line.charCodeAt(at) < 0x250 ? 0.56 : 1;
    return sum + Math.max(1, Math.ceil(ems / room));
  }, 0);
}
