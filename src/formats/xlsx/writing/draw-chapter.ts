import {
  type Align,
  type Block,
  type Cell,
  type Chapter,
  type GridBlock,
  LEADS_THERE,
  type TableBlock,
} from '../../blocks.ts';
import { cleanText } from './cell-text.ts';
import { planColumns } from './column-plan.ts';
import { type DrawnCell, type Look, pageWidth, SIZES, type Tab } from './drawing.ts';
import { columnsOf, type PlacedCell, placeCells } from './place-cells.ts';
import { heightOf, planRows } from './row-plan.ts';

const LEAST_ROW = 18;
const GAP = 8;

/** A chapter as a tab: every block below the one before it, all over the width of the page. */
export function drawChapter(chapter: Chapter, name: string): Tab {
  const tables = new Map<Block, { widths: number[]; head: PlacedCell[]; body: PlacedCell[] }>();
  for (const block of chapter.blocks) if (block.kind === 'table') tables.set(block, placeTable(block));
  const lists = chapter.blocks.map((block) =>
    block.kind === 'grid'
      ? new Array<number>(Math.max(1, block.columns)).fill(1)
      : (tables.get(block)?.widths ?? [1]),
  );
  const plan = planColumns(lists);
  const full = pageWidth(chapter.paper);
  const tab: Tab = {
    chapter: chapter.id,
    name,
    title: chapter.name,
    paper: chapter.paper,
    header: chapter.header ?? '',
    widths: plan.widths.map((width) => width * full),
    heights: [],
    cells: [],
    breaks: [],
    head: null,
    filter: null,
    anchors: new Map(),
  };
  const isOnlyTable =
    tables.size === 1 &&
    chapter.blocks.every((block) => block.kind !== 'grid' && block.kind !== 'page-break') &&
    // Over the pages of a text that follows, its head would say nothing.
    chapter.blocks.slice(chapter.blocks.findIndex(({ kind }) => kind === 'table')).every(isTableOrNote);
  for (const [index, block] of chapter.blocks.entries()) {
    const edges = plan.edges[index]!;
    if (block.kind === 'page-break') {
      if (tab.heights.length > 0) tab.breaks.push(tab.heights.length);
      continue;
    }
    if (tab.heights.length > 0 && tab.breaks.at(-1) !== tab.heights.length) tab.heights.push(GAP);
    if (block.kind === 'heading') {
      if (block.id !== undefined) tab.anchors.set(block.id, tab.heights.length);
      drawText(tab, block.text, headingLook(block.level));
    } else if (block.kind === 'paragraph') drawText(tab, block.text, block.look ?? 'plain');
    else if (block.kind === 'grid') drawGrid(tab, block, edges);
    else drawTable(tab, block, tables.get(block)!, edges, isOnlyTable);
  }
  return tab;
}

const isTableOrNote = (block: Block): boolean =>
  block.kind === 'table' || (block.kind === 'paragraph' && block.look === 'note');

const headingLook = (level: number): Look =>
  level === 1 ? 'heading-1' : level === 2 ? 'heading-2' : 'heading-3';

/** A text over the whole width. */
export function drawText(tab: Tab, text: string, look: Look, align?: Align): void {
  const laid = { cell: { text }, look, row: 0, column: 0, rows: 1, columns: 1, ...(align && { align }) };
  draw(tab, 1, [0, tab.widths.length], [laid]);
}

function placeTable(block: TableBlock) {
  const head = placeCells(block.head);
  const body = placeCells(block.rows);
  const count = Math.max(1, block.columns.length, columnsOf(head), columnsOf(body));
  const usual = block.columns.reduce((sum, { width }) => sum + width, 0) / (block.columns.length || 1) || 1;
  const widths = Array.from({ length: count }, (_, at) => block.columns[at]?.width ?? usual);
  return { widths, head, body };
}

function drawTable(
  tab: Tab,
  block: TableBlock,
  { head, body }: { head: PlacedCell[]; body: PlacedCell[] },
  edges: readonly number[],
  isOnly: boolean,
): void {
  if (block.isCaptionHidden !== true && block.caption !== '') drawText(tab, block.caption, 'caption');
  const top = tab.heights.length;
  const aligned = (placed: PlacedCell): Laid => {
    const align = placed.cell.align ?? block.columns[placed.column]?.align;
    return { ...placed, look: lookOf(placed.cell), ...(align && { align }) };
  };
  const drawn = [
    ...head.map((placed) => ({
      ...placed,
      look: 'label' as const,
      align: placed.cell.align ?? ('center' as const),
    })),
    ...body.map((placed) => aligned({ ...placed, row: placed.row + block.head.length })),
  ];
  const rowEdges = draw(tab, block.head.length + block.rows.length, edges, drawn);
  const bodyTop = top + rowEdges[block.head.length]!;
  if (!isOnly || block.head.length === 0) return;
  tab.head = [top, bodyTop - 1];
  const isPlain =
    edges.length === tab.widths.length + 1 &&
    drawn.every(({ rows, columns, cell }) => rows === 1 && columns === 1 && !cell.input);
  const isEven = rowEdges.every((edge, row) => edge === row);
  if (isPlain && isEven && block.rows.length > 0) tab.filter = [bodyTop - 1, tab.heights.length - 1];
}

function drawGrid(tab: Tab, block: GridBlock, edges: readonly number[]): void {
  const count = block.cells.reduce((most, cell) => Math.max(most, cell.row - 1 + (cell.rows ?? 1)), 0);
  const laid = block.cells.map((cell) => ({
    cell,
    look: lookOf(cell),
    row: cell.row - 1,
    column: cell.column - 1,
    rows: cell.rows ?? 1,
    columns: Math.min(cell.columns ?? 1, edges.length - cell.column),
    ...(cell.lines !== undefined && { lines: cell.lines }),
    ...(cell.align && { align: cell.align }),
  }));
  draw(tab, count, edges, laid);
}

const lookOf = ({ isHeader, look }: Cell): Look => (isHeader ? 'label' : (look ?? 'cell'));

type Laid = PlacedCell & { look: Look; lines?: number; align?: DrawnCell['align'] };

/** Cells of a block into the tab below what is there. Gives where in the tab each of the block's rows begins. */
function draw(tab: Tab, count: number, edges: readonly number[], laid: readonly Laid[]): number[] {
  const top = tab.heights.length;
  const texts = laid.map(({ cell }) =>
    cleanText(cell.text === '' && cell.pageOf !== undefined ? LEADS_THERE : cell.text),
  );
  const needs = laid.map(({ row, rows, column, columns, look, lines }, index) => {
    let width = 0;
    for (let at = edges[column]!; at < edges[column + columns]!; at++) width += tab.widths[at]!;
    return { row, rows, height: heightOf(texts[index]!, width, SIZES[look], lines) };
  });
  const plan = planRows(count, LEAST_ROW, needs);
  tab.heights.push(...plan.heights);
  for (const [index, { cell, look, row, rows, column, columns, align }] of laid.entries()) {
    const link = cell.link ?? cell.pageOf;
    tab.cells.push({
      row: top + plan.edges[row]!,
      rows: plan.edges[row + rows]! - plan.edges[row]!,
      column: edges[column]!,
      columns: edges[column + columns]! - edges[column]!,
      text: texts[index]!,
      look,
      ...(align && { align }),
      ...(link !== undefined && { link }),
      ...(cell.input && { input: cell.input }),
    });
  }
  return plan.edges;
}
