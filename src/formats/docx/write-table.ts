import {
  AlignmentType,
  BorderStyle,
  BuilderElement,
  HeightRule,
  InternalHyperlink,
  type ITableOptions,
  Paragraph,
  type ParagraphChild,
  SimpleField,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  VerticalMergeType,
  WidthType,
  type XmlComponent,
} from 'docx';
import type { Align, Cell, GridBlock, TableBlock } from '../blocks.ts';
import { oneLine } from './lines.ts';
import { HEAD_SHADE } from './styles-xml.ts';
import { onFewColumns, placeCells, type Slot, slotRows } from './table-slots.ts';
import { runsOf } from './write-text.ts';

/** The bookmark of an id and the page that it is probably on; null for one that is not in the booklet. */
export type BookmarkOf = (id: string) => { name: string; page: string } | null;

/** A row longer than this may go over the end of a page: kept together, it would leave half a page empty. */
export const LONGEST_KEPT_ROW = 400;
const WRITING_LINE = 320;
/** Half points. */
const SMALL = 15;
const NO_BORDER = { style: BorderStyle.NIL };
const NO_BORDERS = { top: NO_BORDER, bottom: NO_BORDER, left: NO_BORDER, right: NO_BORDER };
const ALIGNMENT: Record<Align, (typeof AlignmentType)[keyof typeof AlignmentType]> = {
  start: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  end: AlignmentType.RIGHT,
};

/** Word reads a table's name to those who cannot see it; the package has no word for that. */
class NamedTable extends Table {
  constructor(options: ITableOptions, name: string) {
    super(options);
    const caption = new BuilderElement<{ value: string }>({
      name: 'w:tblCaption',
      attributes: { value: { key: 'w:val', value: name } },
    });
    // The properties come first in a table, and the caption last in the properties.
    if (name !== '') (this.root[0] as XmlComponent).addChildElement(caption);
  }
}

/** `width`: of the text on the page, in twentieths of a point. */
export function writeTable(block: TableBlock, width: number, bookmarkOf: BookmarkOf): Table | null {
  const total = block.columns.reduce((sum, column) => sum + column.width, 0);
  const widths = block.columns.map((column) => Math.floor((width * column.width) / total));
  const parts = [block.head, block.rows].map((rows) =>
    slotRows(placeCells(rows, widths.length), widths.length, rows.length),
  ) as [Slot<Cell>[][], Slot<Cell>[][]];
  if (widths.length === 0 || parts.flat().length === 0) return null;
  const alignOf = (column: number) => block.columns[column]?.align;
  const rows = parts.flatMap((part, at) =>
    part.map((slots) => {
      const isHead = at === 0;
      const cells = writeSlots(slots, widths, bookmarkOf, (cell, column) => ({
        isHeader: isHead || cell.isHeader === true,
        align: cell.align ?? (isHead ? 'center' : alignOf(column)),
        isSmall: block.look === 'note',
      }));
      return new TableRow({ children: cells, tableHeader: isHead, cantSplit: isHead || isShort(slots) });
    }),
  );
  return fixedTable('BookTable', widths, rows, oneLine(block.caption));
}

export function writeGrid(block: GridBlock, width: number, bookmarkOf: BookmarkOf): Table | null {
  const drawn = block.cells.map((cell) => ({
    cell,
    row: cell.row - 1,
    column: cell.column - 1,
    rows: cell.rows ?? 1,
    columns: cell.columns ?? 1,
  }));
  const height = Math.max(0, ...drawn.map((one) => one.row + one.rows));
  if (height === 0 || block.columns < 1) return null;
  const columns = new Array<number>(block.columns).fill(Math.floor(width / block.columns));
  const { placed, widths } = onFewColumns(drawn, columns);
  const heights = new Array<number>(height).fill(1);
  for (const { cell, row, rows } of placed)
    for (let r = row; r < row + rows; r++) heights[r] = Math.max(heights[r]!, (cell.lines ?? 1) / rows);
  const rows = slotRows(placed, widths.length, height).map(
    (slots, row) =>
      new TableRow({
        children: writeSlots(slots, widths, bookmarkOf, (cell) => ({
          isHeader: cell.isHeader === true,
          align: cell.align,
        })),
        height: { value: Math.round(heights[row]! * WRITING_LINE), rule: HeightRule.ATLEAST },
        cantSplit: isShort(slots),
      }),
  );
  return fixedTable('FormTable', widths, rows, oneLine(block.label));
}

function fixedTable(style: string, widths: readonly number[], rows: readonly TableRow[], name: string) {
  const width = widths.reduce((sum, one) => sum + one, 0);
  return new NamedTable(
    {
      style,
      rows,
      columnWidths: widths,
      width: { size: width, type: WidthType.DXA },
      layout: TableLayoutType.FIXED,
    },
    name,
  );
}

type Drawn = { isHeader: boolean; align: Align | undefined; isSmall?: boolean };

function writeSlots<C extends Cell>(
  slots: readonly Slot<C>[],
  widths: readonly number[],
  bookmarkOf: BookmarkOf,
  drawnAs: (cell: C, column: number) => Drawn,
): TableCell[] {
  let column = 0;
  return slots.map((slot) => {
    const from = column;
    column += slot.columns;
    const size = widths.slice(from, column).reduce((sum, one) => sum + one, 0);
    const place = {
      width: { size, type: WidthType.DXA },
      ...(slot.columns > 1 && { columnSpan: slot.columns }),
    };
    if (slot.kind !== 'cell') {
      const children = [new Paragraph({ style: 'TableText' })];
      return slot.kind === 'blank'
        ? new TableCell({ ...place, children, borders: NO_BORDERS })
        : new TableCell({ ...place, children, verticalMerge: VerticalMergeType.CONTINUE });
    }
    const { isHeader, align, isSmall = false } = drawnAs(slot.cell, from);
    return new TableCell({
      ...place,
      ...(slot.rows > 1 && { verticalMerge: VerticalMergeType.RESTART }),
      ...(isHeader && { shading: { fill: HEAD_SHADE, color: 'auto', type: 'clear' as const } }),
      verticalAlign: isHeader ? VerticalAlignTable.CENTER : VerticalAlignTable.TOP,
      children: [
        new Paragraph({
          style: isHeader ? 'TableHead' : 'TableText',
          ...(align && { alignment: ALIGNMENT[align] }),
          children: writeCellText(slot.cell, bookmarkOf, isSmall),
        }),
      ],
    });
  });
}

function writeCellText(cell: Cell, bookmarkOf: BookmarkOf, isSmall: boolean): ParagraphChild[] {
  const look = cell.look === 'strong' ? 'Strong' : cell.look === 'muted' ? 'Muted' : null;
  const linked = cell.link === undefined ? null : bookmarkOf(cell.link);
  const paged = cell.pageOf === undefined ? null : bookmarkOf(cell.pageOf);
  const style = linked === null ? look : 'Hyperlink';
  const runs =
    cell.text === '' ? [] : runsOf(cell.text, { ...(style && { style }), ...(isSmall && { size: SMALL }) });
  const shown = linked === null ? runs : [new InternalHyperlink({ anchor: linked.name, children: runs })];
  if (paged === null) return shown;
  return [
    ...shown,
    ...(cell.text === '' ? [] : [new TextRun(' ')]),
    new SimpleField(`PAGEREF ${paged.name} \\h`, paged.page),
  ];
}

const isShort = (slots: readonly Slot<Cell>[]) =>
  slots.every((slot) => slot.kind !== 'cell' || slot.cell.text.length <= LONGEST_KEPT_ROW);
