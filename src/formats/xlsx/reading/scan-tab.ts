import { attribute, DamagedXml, scanXml } from '../../xml/scan.ts';
import { decodeCodes, StringText } from './shared-strings.ts';

/** Rows and columns count from 0. */
export type ScannedCell = { row: number; column: number; text: string };
export type Area = { row: number; column: number; rows: number; columns: number };
export type ScannedTab = {
  /** Cells that hold a text, in the order of the part. */
  cells: ScannedCell[];
  merges: Area[];
  hiddenColumns: [from: number, to: number][];
  /** Formulas of whose value nothing is kept. */
  withoutValue: { row: number; column: number }[];
};

const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;
/** More than any office's book has in one tab. */
const MOST_MERGES = 200_000;
const MOST_CELLS = 500_000;

/** The workbook is larger than what can be read. */
export class TooLarge extends Error {}

export type CellTexts = {
  strings: readonly string[];
  /** A number as a person sees it. */
  number(value: string, style: number): string;
};

/** What a tab says, as it is shown: nothing in it is computed. */
export function scanTab(xml: string, texts: CellTexts): ScannedTab {
  const tab: ScannedTab = { cells: [], merges: [], hiddenColumns: [], withoutValue: [] };
  const inline = new StringText();
  let [row, column] = [-1, -1];
  let [type, style] = ['', 0];
  let [value, hasFormula, isValue, isInline] = ['', false, false, false];
  scanXml(xml, {
    open({ name, attributes }) {
      if (name === 'c') {
        const place = parseRef(attribute(attributes, 'r') ?? '');
        if (place) [row, column] = [place.row, place.column];
        else column += 1;
        if (row < 0 || row >= MOST_ROWS || column >= MOST_COLUMNS) throw new DamagedXml();
        type = attribute(attributes, 't') ?? 'n';
        style = Number(attribute(attributes, 's') ?? 0);
        [value, hasFormula] = ['', false];
        inline.clear();
      } else if (name === 'row') {
        row = Number(attribute(attributes, 'r') ?? row + 2) - 1;
        column = -1;
      } else if (name === 'v') isValue = true;
      else if (name === 'f') hasFormula = true;
      else if (name === 'is') isInline = true;
      else if (name === 'mergeCell') addMerge(tab, attribute(attributes, 'ref') ?? '');
      else if (name === 'col' && /^(?:1|true)$/u.test(attribute(attributes, 'hidden') ?? ''))
        tab.hiddenColumns.push([
          Number(attribute(attributes, 'min')) - 1,
          Number(attribute(attributes, 'max')) - 1,
        ]);
      if (isInline) inline.open(name);
    },
    text(more) {
      if (isValue) value += more;
      else if (isInline) inline.add(more);
    },
    close(name) {
      if (isInline) inline.close(name);
      if (name === 'v') isValue = false;
      else if (name === 'is') isInline = false;
      else if (name === 'c') {
        const text = type === 'inlineStr' ? inline.value() : shown(type, value, style, texts);
        if (text !== '') tab.cells.push({ row, column, text });
        else if (hasFormula && value === '' && type !== 'str') tab.withoutValue.push({ row, column });
        if (tab.cells.length > MOST_CELLS || tab.withoutValue.length > MOST_CELLS) throw new TooLarge();
      }
    },
  });
  return tab;
}

function shown(type: string, value: string, style: number, texts: CellTexts): string {
  switch (type) {
    case 's':
      return texts.strings[Number(value)] ?? '';
    case 'str':
      return decodeCodes(value);
    case 'b':
      return value === '' ? '' : value === '1' || value === 'true' ? 'TRUE' : 'FALSE';
    case 'n':
      return value === '' ? '' : texts.number(value, style);
    default:
      return value;
  }
}

function addMerge(tab: ScannedTab, ref: string): void {
  const [from, to] = ref.split(':').map(parseRef);
  if (!from || !to || to.row < from.row || to.column < from.column) return;
  if (tab.merges.length === MOST_MERGES) throw new TooLarge();
  const [rows, columns] = [to.row - from.row + 1, to.column - from.column + 1];
  if (rows * columns > 1) tab.merges.push({ ...from, rows, columns });
}

/** B12, also $B$12. */
export function parseRef(ref: string): { row: number; column: number } | null {
  const match = /^\$?([a-z]{1,3})\$?(\d{1,7})$/iu.exec(ref);
  if (!match) return null;
  let column = 0;
  for (const letter of match[1]!.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  const row = Number(match[2]) - 1;
  return row < 0 || row >= MOST_ROWS || column > MOST_COLUMNS ? null : { row, column: column - 1 };
}

/** 11, 1 → B12 */
export function printRef(row: number, column: number): string {
  let letters = '';
  for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1)
    letters = String.fromCharCode(65 + (rest % 26)) + letters;
  return `${letters}${row + 1}`;
}
