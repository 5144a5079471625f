import type { Block, Booklet, Cell, Place, ReadBlock, ReadBook, ReadCell } from '#formats/blocks.ts';
import { LEADS_THERE } from '#formats/blocks.ts';

/** What a reader gives of a booklet that nobody touched. `asTabs`: as of a workbook, where a chapter is one table and headings are its rows. */
export function bookletAsRead(booklet: Booklet, { asTabs = false } = {}): ReadBook {
  let paragraph = 0;
  const place = (): Place => {
    paragraph += 1;
    return asTabs
      ? { kind: 'cell', sheet: 'シート', cell: `A${paragraph}` }
      : { kind: 'paragraph', paragraph };
  };
  const chapters = booklet.chapters.map(({ name, id, blocks }) => {
    const read = blocks.flatMap((block) => blockAsRead(block, place));
    return {
      name,
      id: asTabs ? id : null,
      blocks: asTabs ? [{ kind: 'table' as const, caption: null, rows: read.flatMap(rowsOf) }] : read,
    };
  });
  return { chapters, hidden: asTabs ? { ...booklet.hidden } : {}, unread: [] };
}

function blockAsRead(block: Block, place: () => Place): ReadBlock[] {
  if (block.kind === 'page-break') return [];
  if (block.kind === 'heading')
    return [{ kind: 'heading', level: block.level, text: block.text, place: place() }];
  if (block.kind === 'paragraph') return [{ kind: 'paragraph', text: block.text, place: place() }];
  if (block.kind === 'table')
    return [{ kind: 'table', caption: null, rows: placed([...block.head, ...block.rows], place) }];
  const count = block.cells.reduce((most, { row }) => Math.max(most, row), 0);
  const rows = Array.from({ length: count }, (_, at) =>
    block.cells
      .filter(({ row }) => row === at + 1)
      .sort((a, b) => a.column - b.column)
      .map((cell) => readCell(cell, at, cell.column - 1, place())),
  );
  return [{ kind: 'table', caption: null, rows }];
}

/** Cells at their columns: those above that reach down take theirs first. */
function placed(rows: readonly (readonly Cell[])[], place: () => Place): ReadCell[][] {
  const taken = new Set<string>();
  return rows.map((cells, row) => {
    let column = 0;
    return cells.map((cell) => {
      while (taken.has(`${row},${column}`)) column += 1;
      const read = readCell(cell, row, column, place());
      for (let r = row; r < row + read.rows; r++)
        for (let c = column; c < column + read.columns; c++) taken.add(`${r},${c}`);
      return read;
    });
  });
}

const readCell = (cell: Cell, row: number, column: number, place: Place): ReadCell => ({
  text: cell.text === '' && cell.pageOf !== undefined && place.kind === 'cell' ? LEADS_THERE : cell.text,
  row,
  column,
  rows: cell.rows ?? 1,
  columns: cell.columns ?? 1,
  isHeader: cell.isHeader ?? false,
  place,
  ...(cell.input && { id: cell.input.id }),
});

function rowsOf(block: ReadBlock): ReadCell[][] {
  if (block.kind === 'table') return block.rows;
  return [[readCell({ text: block.text }, 0, 0, block.place)]];
}
