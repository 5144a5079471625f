import type { Document, Element } from '@xmldom/xmldom';
import type { FileRefusal } from '../../blocks.ts';
import { cleanText, escapeCodes } from '../writing/cell-text.ts';
import { addressOf, parseAddress } from './address.ts';
import { childrenOf, elementsOf, OfficePackage, RELATIONSHIPS, SPREADSHEET } from './package.ts';
import { countAgain } from './workbook-part.ts';

/** What a cell is to hold. `number` where the cell is one figure, so that the office's formulas go on counting. */
export type CellFill = { sheet: string; cell: string; text: string; number?: number };

export type Filled = { ok: true; bytes: Uint8Array } | { ok: false; refusal: FileRefusal };

/**
 * An office's own workbook with texts in some of its cells. Layout, fonts, formulas and everything else stay as they are: only the
 * cells are changed, and the workbook is told to count its formulas again when it is opened. Nothing in it is executed.
 */
export function fillCells(bytes: Uint8Array, fills: readonly CellFill[]): Filled {
  const opened = OfficePackage.open(bytes);
  if (!opened.ok) return opened;
  const { parts } = opened;
  const tabs = listTabs(parts);
  if (!tabs) return { ok: false, refusal: { code: 'file-damaged' } };
  const bySheet = groupBySheet(fills);
  for (const [sheet, own] of bySheet) {
    const document = parts.xml(tabs.get(sheet) ?? '');
    const table = elementsOf(document, SPREADSHEET, 'sheetData')[0];
    if (!document || !table) return { ok: false, refusal: { code: 'file-damaged' } };
    const rows = new Map(childrenOf(table, 'row').map((row) => [Number(row.getAttribute('r')), row]));
    for (const fill of own) {
      const address = parseAddress(fill.cell);
      if (address) write(cellAt(document, table, rows, address), fill, document);
    }
  }
  countAgain(parts);
  return { ok: true, bytes: parts.save() };
}

function groupBySheet(fills: readonly CellFill[]): Map<string, CellFill[]> {
  const groups = new Map<string, CellFill[]>();
  for (const fill of fills) groups.set(fill.sheet, [...(groups.get(fill.sheet) ?? []), fill]);
  return groups;
}

/** The part of each tab by its name; null where it is no workbook. */
export function listTabs(parts: OfficePackage): Map<string, string> | null {
  const main = parts.relationsOf('').find(({ type }) => type.endsWith('/officeDocument'))?.target;
  const workbook = main ? parts.xml(main) : null;
  if (!main || !workbook) return null;
  const targets = new Map(parts.relationsOf(main).map(({ id, target }) => [id, target]));
  return new Map(
    elementsOf(workbook, SPREADSHEET, 'sheet').map((sheet) => [
      sheet.getAttribute('name') ?? '',
      targets.get(sheet.getAttributeNS(RELATIONSHIPS, 'id') ?? '') ?? '',
    ]),
  );
}

/** Rows and cells stand in their order; what is not there yet is put in its place. */
function cellAt(
  document: Document,
  table: Element,
  rows: Map<number, Element>,
  { column, row }: { column: number; row: number },
): Element {
  let line = rows.get(row);
  if (!line) {
    line = document.createElementNS(SPREADSHEET, 'row');
    line.setAttribute('r', String(row));
    const next = childrenOf(table, 'row').find((other) => Number(other.getAttribute('r')) > row);
    table.insertBefore(line, next ?? null);
    rows.set(row, line);
  }
  const address = addressOf({ column, row });
  const cells = childrenOf(line, 'c');
  const known = cells.find((cell) => cell.getAttribute('r') === address);
  if (known) return known;
  const cell = document.createElementNS(SPREADSHEET, 'c');
  cell.setAttribute('r', address);
  const after = cells.find((other) => (parseAddress(other.getAttribute('r') ?? '')?.column ?? 0) > column);
  line.insertBefore(cell, after ?? null);
  return cell;
}

/** The style of the cell stays; its value and its formula go. */
function write(cell: Element, { text, number }: CellFill, document: Document): void {
  for (const child of [...cell.childNodes]) cell.removeChild(child);
  const put = (parent: Element, name: string, content?: string) => {
    const child = document.createElementNS(SPREADSHEET, name);
    if (content !== undefined) child.appendChild(document.createTextNode(content));
    parent.appendChild(child);
    return child;
  };
  cell.removeAttribute('t');
  if (number !== undefined) put(cell, 'v', String(number));
  else if (text !== '') {
    cell.setAttribute('t', 'inlineStr');
    const line = put(put(cell, 'is'), 't', escapeCodes(cleanText(text)));
    line.setAttribute('xml:space', 'preserve');
  }
}
