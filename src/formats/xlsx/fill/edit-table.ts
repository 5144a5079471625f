import {
  type Edit,
  escapeXml,
  type Insertion,
  insertInto,
  prefixOf,
  writeAttribute,
} from '../../xml/edit.ts';
import { attributeOf, type XmlElement } from '../../xml/tree.ts';
import { cleanText, escapeCodes } from '../writing/cell-text.ts';
import { addressOf, parseAddress } from './address.ts';
import { childrenOf } from './package.ts';

/** What a cell is to hold. `number` where the cell is one figure, so that the office's formulas go on counting. */
export type CellFill = { sheet: string; cell: string; text: string; number?: number };

/** What is to be written, by row and column; of two for one cell the later. */
type Wanted = Map<number, Map<number, CellFill>>;

/** The edits that fill a tab's cells. Rows and cells stand in their order; what is not there yet is put in its place. */
export function editsOfTable(text: string, table: XmlElement, fills: readonly CellFill[]): Edit[] {
  const prefix = prefixOf(text, table);
  const lines = childrenOf(table, 'x:row');
  const known = new Map(lines.map((line) => [rowOf(line), line]));
  const edits: Edit[] = [];
  const rows: Insertion[] = [];
  for (const [row, cells] of inOrder(wantedOf(fills))) {
    const line = known.get(row);
    if (line) edits.push(...editsOfRow(text, line, row, cells));
    else {
      const made = inOrder(cells).map(([column, fill]) => cellXml(prefix, addressOf({ column, row }), fill));
      rows.push({
        before: lines.find((other) => rowOf(other) > row) ?? null,
        xml: `<${prefix}row r="${row}">${made.join('')}</${prefix}row>`,
      });
    }
  }
  return [...edits, ...insertInto(text, table, rows)];
}

function editsOfRow(text: string, line: XmlElement, row: number, wanted: Map<number, CellFill>): Edit[] {
  const prefix = prefixOf(text, line);
  const cells = childrenOf(line, 'x:c');
  const edits: Edit[] = [];
  const made: Insertion[] = [];
  for (const [column, fill] of inOrder(wanted)) {
    const address = addressOf({ column, row });
    const known = cells.find((cell) => attributeOf(cell, 'r') === address);
    if (known) edits.push({ from: known.from, to: known.to, text: cellXml(prefix, address, fill, known) });
    else
      made.push({
        before: cells.find((other) => columnOf(other) > column) ?? null,
        xml: cellXml(prefix, address, fill),
      });
  }
  return [...edits, ...insertInto(text, line, made)];
}

function wantedOf(fills: readonly CellFill[]): Wanted {
  const wanted: Wanted = new Map();
  for (const fill of fills) {
    const address = parseAddress(fill.cell);
    if (!address) continue;
    const row = wanted.get(address.row) ?? new Map<number, CellFill>();
    wanted.set(address.row, row.set(address.column, fill));
  }
  return wanted;
}

const inOrder = <T>(byNumber: Map<number, T>) => [...byNumber].sort(([a], [b]) => a - b);
const rowOf = (line: XmlElement) => Number(attributeOf(line, 'r'));
const columnOf = (cell: XmlElement) => parseAddress(attributeOf(cell, 'r') ?? '')?.column ?? 0;

/** The style of a cell that is there stays; its value and its formula go. */
function cellXml(prefix: string, address: string, { text, number }: CellFill, known?: XmlElement): string {
  const kept = known?.attributes ?? ['r', address];
  const attributes = kept
    .map((name, at) => (at % 2 === 0 && name !== 't' ? writeAttribute(name, kept[at + 1]!) : ''))
    .join('');
  const [opening, closing] = [`<${prefix}c${attributes}`, `</${prefix}c>`];
  if (number !== undefined) return `${opening}><${prefix}v>${number}</${prefix}v>${closing}`;
  if (text === '') return `${opening}/>`;
  const words = escapeXml(escapeCodes(cleanText(text)));
  return `${opening} t="inlineStr"><${prefix}is><${prefix}t xml:space="preserve">${words}</${prefix}t></${prefix}is>${closing}`;
}
