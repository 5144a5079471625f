import type { Document, Element } from '@xmldom/xmldom';
import type { FileRefusal } from '../../blocks.ts';
import { addressOf, parseAddress } from './address.ts';
import { listTabs } from './fill-cells.ts';
import { childrenOf, elementsOf, OfficePackage, SPREADSHEET } from './package.ts';

/** A cell of a tab, also a blank one; rows and columns count from 0. */
export type PlaceOfTab = {
  cell: string;
  row: number;
  column: number;
  rows: number;
  columns: number;
  text: string;
  hasFormula: boolean;
};
export type TabPlaces = { name: string; widths: number[]; places: PlaceOfTab[] };
export type PlacesListing = { ok: true; tabs: TabPlaces[] } | { ok: false; refusal: FileRefusal };

/** A form is one page, or a few. */
const MOST_ROWS = 400;
const MOST_COLUMNS = 120;
const MOST_TABS = 30;
/** Of all tabs together: whoever marks a form has them all before them. */
const MOST_PLACES = 30_000;
const USUAL_WIDTH = 8.43;

/** Every place of a workbook that a form may use, blank ones too, as they lie on the tabs. */
export function listPlaces(bytes: Uint8Array): PlacesListing {
  const opened = OfficePackage.open(bytes);
  if (!opened.ok) return opened;
  const { parts } = opened;
  const tabs = listTabs(parts);
  if (!tabs || tabs.size === 0) return { ok: false, refusal: { code: 'file-damaged' } };
  if (tabs.size > MOST_TABS) return { ok: false, refusal: { code: 'file-too-large' } };
  const strings = elementsOf(parts.xml(stringsPart(parts)), SPREADSHEET, 'si').map(textIn);
  const listed: TabPlaces[] = [];
  let count = 0;
  for (const [name, part] of tabs) {
    const document = parts.xml(part);
    if (!document) return { ok: false, refusal: { code: 'file-damaged' } };
    const tab = placesOf(name, document, strings);
    count += tab?.places.length ?? 0;
    if (!tab || count > MOST_PLACES) return { ok: false, refusal: { code: 'file-too-large' } };
    listed.push(tab);
  }
  return { ok: true, tabs: listed };
}

function stringsPart(parts: OfficePackage): string {
  const main = parts.relationsOf('').find(({ type }) => type.endsWith('/officeDocument'))?.target ?? '';
  return parts.relationsOf(main).find(({ type }) => type.endsWith('/sharedStrings'))?.target ?? '';
}

/** The runs of a text, without the readings (ふりがな) that stand beside them. */
const textIn = (element: Element): string =>
  elementsOf(element, SPREADSHEET, 't')
    .filter((one) => (one.parentNode as Element | null)?.localName !== 'rPh')
    .map((one) => one.textContent ?? '')
    .join('');

type Box = { row: number; column: number; rows: number; columns: number };

function placesOf(name: string, document: Document, strings: readonly string[]): TabPlaces | null {
  const merges = elementsOf(document, SPREADSHEET, 'mergeCell').flatMap(
    (one) => boxOf(one.getAttribute('ref') ?? '') ?? [],
  );
  const cells = new Map<string, Element>();
  let [rows, columns] = [0, 0];
  const reach = (row: number, column: number) => {
    rows = Math.max(rows, row);
    columns = Math.max(columns, column);
  };
  for (const cell of elementsOf(document, SPREADSHEET, 'c')) {
    const address = parseAddress(cell.getAttribute('r') ?? '');
    if (!address) continue;
    cells.set(`${address.row - 1}:${address.column - 1}`, cell);
    reach(address.row, address.column);
  }
  for (const merge of merges) reach(merge.row + merge.rows, merge.column + merge.columns);
  if (rows > MOST_ROWS || columns > MOST_COLUMNS) return null;

  const covered = new Set<string>();
  const boxes = new Map(merges.map((merge) => [`${merge.row}:${merge.column}`, merge]));
  const places: PlaceOfTab[] = [];
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1) {
      const key = `${row}:${column}`;
      if (covered.has(key)) continue;
      const box = boxes.get(key) ?? { row, column, rows: 1, columns: 1 };
      for (let y = row; y < row + box.rows; y += 1)
        for (let x = column; x < column + box.columns; x += 1) covered.add(`${y}:${x}`);
      const cell = cells.get(key);
      places.push({
        ...box,
        cell: addressOf({ column: column + 1, row: row + 1 }),
        text: cell ? shown(cell, strings) : '',
        hasFormula: cell ? childrenOf(cell, 'f').length > 0 : false,
      });
    }
  return { name, widths: widthsOf(document, columns), places };
}

function shown(cell: Element, strings: readonly string[]): string {
  const value = childrenOf(cell, 'v')[0]?.textContent ?? '';
  if (cell.getAttribute('t') === 's') return strings[Number(value)] ?? '';
  return cell.getAttribute('t') === 'inlineStr' ? textIn(cell) : value;
}

function widthsOf(document: Document, count: number): number[] {
  const widths = Array.from({ length: count }, () => USUAL_WIDTH);
  for (const column of elementsOf(document, SPREADSHEET, 'col'))
    for (
      let at = Number(column.getAttribute('min'));
      at <= Math.min(Number(column.getAttribute('max')), count);
      at += 1
    )
      widths[at - 1] = Number(column.getAttribute('width')) || USUAL_WIDTH;
  return widths;
}

function boxOf(reference: string): Box | null {
  const [from, to] = reference.split(':').map(parseAddress);
  if (!from || !to || to.row < from.row || to.column < from.column) return null;
  return {
    row: from.row - 1,
    column: from.column - 1,
    rows: to.row - from.row + 1,
    columns: to.column - from.column + 1,
  };
}
