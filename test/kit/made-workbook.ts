import { zipSync } from 'fflate';

export const utf8 = (text: string) => new TextEncoder().encode(text);
const RELS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
/** The relations of a part. */
export const rels = (...all: [id: string, type: string, target: string][]) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all
    .map(([id, type, target]) => `<Relationship Id="${id}" Type="${RELS}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`;

/** The part that lists the tabs. */
export const workbookXml = (before = '', tabs = '') =>
  `<workbook ${NS} xmlns:r="${RELS}">${before}<sheets><sheet name="表" sheetId="1" r:id="rId1"/>${tabs}</sheets></workbook>`;

const TYPES = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${[
  ['workbook', 'sheet.main'],
  ['worksheets/sheet1', 'worksheet'],
  ['sharedStrings', 'sharedStrings'],
  ['styles', 'styles'],
]
  .map(
    ([part, type]) =>
      `<Override PartName="/xl/${part}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml"/>`,
  )
  .join('')}</Types>`;

export type MadeWorkbook = {
  sheet: string;
  strings?: string;
  formats?: readonly string[];
  book?: string;
  files?: Record<string, string>;
};
/** A workbook of one tab, made by hand. Cells of style n + 1 have the format n. */
export function madeWorkbook({
  sheet,
  strings = '',
  formats = [],
  book,
  files = {},
}: MadeWorkbook): Uint8Array {
  const numFmts = formats.map((code, at) => `<numFmt numFmtId="${164 + at}" formatCode="${code}"/>`).join('');
  const xfs = formats
    .map((_, at) => `<xf numFmtId="${164 + at}" fontId="0" fillId="0" borderId="0"/>`)
    .join('');
  const all: Record<string, string> = {
    '[Content_Types].xml': TYPES,
    '_rels/.rels': rels(['rId1', 'officeDocument', 'xl/workbook.xml']),
    'xl/workbook.xml': book ?? workbookXml(),
    'xl/_rels/workbook.xml.rels': rels(
      ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
      ['rId2', 'sharedStrings', '/xl/sharedStrings.xml'],
      ['rId3', 'styles', 'styles.xml'],
    ),
    'xl/worksheets/sheet1.xml': `<worksheet ${NS}>${sheet}</worksheet>`,
    'xl/sharedStrings.xml': `<sst ${NS}>${strings}</sst>`,
    'xl/styles.xml': `<styleSheet ${NS}><numFmts>${numFmts}</numFmts><cellStyleXfs><xf numFmtId="0"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${xfs}</cellXfs></styleSheet>`,
    ...files,
  };
  return zipSync(Object.fromEntries(Object.entries(all).map(([name, text]) => [name, utf8(text)])));
}
/** A tab of one row. */
export const rows = (...cells: string[]) => `<sheetData><row r="1">${cells.join('')}</row></sheetData>`;
