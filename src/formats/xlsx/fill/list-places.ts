import type { FileRefusal } from '../../blocks.ts';
import { attributeOf, elementsWithin, textWithin, type XmlElement } from '../../xml/tree.ts';
import { addressOf, parseAddress } from './address.ts';
import { listTabs } from './fill-cells.ts';
import { childrenOf, OfficePackage } from './package.ts';

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
  const shared = parts.part(stringsPart(parts));
  const strings = shared ? childrenOf(shared.root, 'x:si').map(wordsOf) : [];
  const listed: TabPlaces[] = [];
  let count = 0;
  for (const [name, part] of tabs) {
    const sheet = parts.part(part)?.root;
    if (!sheet) return { ok: false, refusal: { code: 'file-damaged' } };
    const tab = placesOf(name, sheet, strings);
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
const wordsOf = (element: XmlElement): string => textWithin(element, 'x:rPh');

type Box = { row: number; column: number; rows: number; columns: number };

function placesOf(name: string, sheet: XmlElement, strings: readonly string[]): TabPlaces | null {
  const merges = elementsWithin(sheet, 'x:mergeCell').flatMap(
    (one) => boxOf(attributeOf(one, 'ref') ?? '') ?? [],
  );
  const cells = new Map<string, XmlElement>();
  let [rows, columns] = [0, 0];
  const reach = (row: number, column: number) => {
    rows = Math.max(rows, row);
    columns = Math.max(columns, column);
  };
  for (const cell of elementsWithin(sheet, 'x:c')) {
    const address = parseAddress(attributeOf(cell, 'r') ?? '');
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
        hasFormula: cell ? childrenOf(cell, 'x:f').length > 0 : false,
      });
    }
  return { name, widths: widthsOf(sheet, columns), places };
}

function shown(cell: XmlElement, strings: readonly string[]): string {
  const value = childrenOf(cell, 'x:v')
    .map((one) => textWithin(one))
    .join('');
  if (attributeOf(cell, 't') === 's') return strings[Number(value)] ?? '';
  return attributeOf(cell, 't') === 'inlineStr' ? childrenOf(cell, 'x:is').map(wordsOf).join('') : value;
}

function widthsOf(sheet: XmlElement, count: number): number[] {
  const widths = Array.from({ length: count }, () => USUAL_WIDTH);
  for (const column of elementsWithin(sheet, 'x:col'))
    for (
      let at = Number(attributeOf(column, 'min'));
      at <= Math.min(Number(attributeOf(column, 'max')), count);
      at += 1
    )
      widths[at - 1] = Number(attributeOf(column, 'width')) || USUAL_WIDTH;
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
