import { type PartCell, type TablePart, type Writing, write } from './page-blocks.ts';
import { around, type Box, type Glyph, middle } from './page-content.ts';
import { type Area, areaAt, type Grid } from './ruled-grid.ts';
import type { Tagged, TaggedCell } from './tag-tree.ts';

type TaggedTable = Extract<Tagged, { kind: 'table' }>;
type Told = TaggedCell & { planRow: number; planColumn: number; box: Box | null };

/**
 * A tagged table as it stands on the page. Its tags tell what is in one cell and what is a head; how many rows and columns
 * a cell takes, the library does not tell: that is seen from the ruling lines, and without them from where texts stand.
 */
export function placeTable(table: TaggedTable, grids: readonly Grid[]): TablePart | null {
  const told = table.rows.flatMap((row, planRow) =>
    row.map((cell, planColumn): Told => {
      const boxes = cell.paragraphs.flat().map(({ box }) => box);
      return { ...cell, planRow, planColumn, box: boxes.length === 0 ? null : around(boxes) };
    }),
  );
  const written = told.filter((cell) => cell.box !== null);
  const caption = table.caption
    .map((glyphs) => write(glyphs, null, 'file')?.text ?? '')
    .filter((text) => text !== '')
    .join('\n');
  const plan = table.rows.map((row) => row.length);
  if (written.length === 0 && caption === '') return null;
  const placed = placeByRules(written, grids) ?? placeByTexts(told, plan);
  return { kind: 'table', caption: caption || null, ...placed, plan };
}

function placeByRules(written: readonly Told[], grids: readonly Grid[]) {
  const first = written[0]?.paragraphs.flat()[0];
  if (!first) return null;
  const grid = grids.find((one) => areaAt(one, first.home));
  if (!grid) return null;
  const cells = new Map<Area, Told>();
  for (const cell of written) {
    const area = areaAt(grid, cell.paragraphs.flat()[0]!.home);
    if (!area || cells.has(area)) return null;
    cells.set(area, cell);
  }
  return { edges: grid.columnEdges, cells: trimmed(grid, cells) };
}

/** Rows at the top that no tag tells are the head, printed again. */
function trimmed(grid: Grid, cells: ReadonlyMap<Area, Told>): PartCell[] {
  const firstRow = Math.min(...[...cells.keys()].map(({ row }) => row));
  return grid.areas
    .filter(({ row, rows }) => row + rows > firstRow)
    .map((area) => {
      const cell = cells.get(area);
      const row = Math.max(area.row, firstRow) - firstRow;
      return {
        row,
        column: area.column,
        rows: area.row + area.rows - firstRow - row,
        columns: area.columns,
        box: area.box,
        isHeader: cell?.isHeader ?? false,
        writings: cell ? writingsOf(cell.paragraphs, area.box) : [],
        planRow: cell?.planRow ?? null,
        page: 0,
      };
    });
}

/** Rows as the tags tell them; the longest row shows where the columns are. */
function placeByTexts(told: readonly Told[], plan: readonly number[]) {
  const rows = told.filter(({ box }) => box !== null).map(({ planRow }) => planRow);
  const [first, last] = [Math.min(...rows), Math.max(...rows)];
  const columns = Math.max(...plan, 0);
  const spans: (Box | null)[] = Array.from({ length: columns }, (_, column) => {
    const boxes = told.filter(
      (cell) => plan[cell.planRow] === columns && cell.planColumn === column && cell.box,
    );
    return boxes.length === 0 ? null : around(boxes.map(({ box }) => box!));
  });
  const cells: PartCell[] = [];
  for (let planRow = first; planRow <= last; planRow += 1) {
    let column = 0;
    for (const cell of told.filter((one) => one.planRow === planRow)) {
      column = columnOf(cell, plan[planRow]! === columns, spans, column);
      cells.push({
        row: planRow - first,
        column,
        rows: 1,
        columns: 1,
        box: cell.box ?? [0, 0, 0, 0],
        isHeader: cell.isHeader,
        writings: writingsOf(cell.paragraphs, null),
        planRow,
        page: 0,
      });
      column += 1;
    }
  }
  return { edges: spans.flatMap((span) => (span ? [span[0]] : [])), cells };
}

function columnOf({ box }: Told, isFull: boolean, spans: readonly (Box | null)[], from: number): number {
  if (isFull || box === null) return from;
  const [x] = middle(box);
  const distance = (span: Box | null | undefined) =>
    span ? Math.max(span[0] - x, x - span[2], 0) : Infinity;
  let best = from;
  for (let column = from; column < spans.length; column += 1)
    if (distance(spans[column]) < distance(spans[best])) best = column;
  return best;
}

/** What is written in a cell; an empty line between others was written too. */
function writingsOf(paragraphs: readonly Glyph[][], column: Box | null): Writing[] {
  const writings = paragraphs.map((glyphs) => write(glyphs, column, 'file'));
  const first = writings.findIndex(Boolean);
  const last = writings.findLastIndex(Boolean);
  return first < 0 ? [] : writings.slice(first, last + 1).map((writing) => writing ?? EMPTY_LINE);
}

const EMPTY_LINE: Writing = { text: '', box: [0, 0, 0, 0], size: 0, isOpen: false };
