const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

const types = (list: string) =>
  `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${list}</Types>`;
const override = (part: string, type: string) =>
  `<Override PartName="${part}" ContentType="application/vnd.openxmlformats-officedocument.${type}+xml"/>`;
export const relations = (
  list: readonly { id: string; type: string; target: string; isOutside?: boolean }[],
) =>
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${list
    .map(
      ({ id, type, target, isOutside }) =>
        `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"${isOutside ? ' TargetMode="External"' : ''}/>`,
    )
    .join('')}</Relationships>`;

export const sheetOf = (rows: string, after = '', before = '') =>
  `${HEAD}<worksheet xmlns="${SHEET}" xmlns:r="${OFFICE}">${before}<sheetData>${rows}</sheetData>${after}</worksheet>`;
export const stringsOf = (list: string) => `${HEAD}<sst xmlns="${SHEET}">${list}</sst>`;
export const wordOf = (body: string) =>
  `${HEAD}<w:document xmlns:w="${WORD}" xmlns:r="${OFFICE}"><w:body>${body}</w:body></w:document>`;
export const stylesOf = (list: string) => `${HEAD}<w:styles xmlns:w="${WORD}">${list}</w:styles>`;
export const numberingOf = (list: string) => `${HEAD}<w:numbering xmlns:w="${WORD}">${list}</w:numbering>`;
export const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;

/** The parts of a small workbook of one sheet; others take the place of those of their names. */
export const workbook = (others: Readonly<Record<string, string | Uint8Array>> = {}) => ({
  '[Content_Types].xml': types(
    override('/xl/workbook.xml', 'spreadsheetml.sheet.main') +
      override('/xl/worksheets/sheet1.xml', 'spreadsheetml.worksheet') +
      override('/xl/sharedStrings.xml', 'spreadsheetml.sharedStrings'),
  ),
  '_rels/.rels': relations([{ id: 'rId1', type: 'officeDocument', target: 'xl/workbook.xml' }]),
  'xl/workbook.xml': `${HEAD}<workbook xmlns="${SHEET}" xmlns:r="${OFFICE}"><sheets><sheet name="進捗" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': relations([
    { id: 'rId1', type: 'worksheet', target: 'worksheets/sheet1.xml' },
    { id: 'rId2', type: 'sharedStrings', target: 'sharedStrings.xml' },
  ]),
  'xl/sharedStrings.xml': stringsOf('<si><t>事業名</t></si><si><t>見守り訪問事業</t></si>'),
  'xl/worksheets/sheet1.xml': sheetOf(
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row><row r="2"><c r="A2"><v>174</v></c></row>',
  ),
  ...others,
});

/** The parts of a small document of Word. */
export const wordFile = (others: Readonly<Record<string, string | Uint8Array>> = {}) => ({
  '[Content_Types].xml': types(
    override('/word/document.xml', 'wordprocessingml.document.main') +
      override('/word/styles.xml', 'wordprocessingml.styles') +
      override('/word/numbering.xml', 'wordprocessingml.numbering'),
  ),
  '_rels/.rels': relations([{ id: 'rId1', type: 'officeDocument', target: 'word/document.xml' }]),
  'word/_rels/document.xml.rels': relations([
    { id: 'rId1', type: 'styles', target: 'styles.xml' },
    { id: 'rId2', type: 'numbering', target: 'numbering.xml' },
  ]),
  'word/styles.xml': stylesOf('<w:style w:type="paragraph" w:styleId="a"><w:name w:val="Normal"/></w:style>'),
  'word/numbering.xml': numberingOf(''),
  'word/document.xml': wordOf(
    paragraph('見守り訪問事業') +
      `<w:tbl><w:tr><w:tc>${paragraph('目標')}</w:tc><w:tc>${paragraph('延べ174件')}</w:tc></w:tr></w:tbl>`,
  ),
  ...others,
});
