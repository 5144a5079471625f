import { type HostileFile, harmless, heavy, refused } from './hostile-file.ts';
import { relations, sheetOf, stringsOf, workbook } from './office-parts.ts';
import { zipOfParts } from './raw-zip.ts';

const SHEET = 'xl/worksheets/sheet1.xml';
const withSheet = (rows: string, after = '', before = '') =>
  zipOfParts(workbook({ [SHEET]: sheetOf(rows, after, before) }));
const row = (cells: string, number = 1) => `<row r="${number}">${cells}</row>`;
const text = (ref: string, said: string) => `<c r="${ref}" t="inlineStr"><is><t>${said}</t></is></c>`;
const formula = (said: string) =>
  withSheet(row(`<c r="A1"><f>${said}</f><v>0</v></c>${text('B1', '見守り')}`));
const merges = (count: number, ref: (i: number) => string) =>
  `<mergeCells count="${count}">${Array.from({ length: count }, (_, i) => `<mergeCell ref="${ref(i)}"/>`).join('')}</mergeCells>`;
const outside = (type: string, target: string) =>
  zipOfParts(
    workbook({
      'xl/worksheets/_rels/sheet1.xml.rels': relations([{ id: 'rId9', type, target, isOutside: true }]),
    }),
  );

export const workbooks: readonly HostileFile[] = [
  harmless('formula-dde.xlsx', () => formula("cmd|'/c calc'!A0")),
  harmless('formula-hyperlink.xlsx', () => formula('HYPERLINK("http://127.0.0.1:1/?"&amp;A2,"見る")')),
  harmless('formula-webservice.xlsx', () => formula('WEBSERVICE("http://127.0.0.1:1/")')),
  harmless('formula-other-file.xlsx', () => formula("'file:///etc/[passwd]a'!A1")),
  harmless('formula-64000-long.xlsx', () => formula('1+'.repeat(32_000))),
  harmless('formula-without-value.xlsx', () => withSheet(row('<c r="A1"><f>A1</f></c>'))),
  harmless('link-outside.xlsx', () => outside('externalLinkPath', 'file:///etc/passwd')),
  harmless('link-to-share.xlsx', () => outside('hyperlink', '\\\\127.0.0.1\\share')),
  harmless('picture-outside.xlsx', () => outside('image', 'http://127.0.0.1:1/x.png')),
  refused('macros.xlsm', () => zipOfParts(workbook({ 'xl/vbaProject.bin': new Uint8Array(500) }))),
  refused('macros.xlsx', () => zipOfParts(workbook({ 'xl/vbaProject.bin': new Uint8Array(500) }))),
  refused('macros-of-excel-4.xlsx', () => zipOfParts(workbook({ 'xl/macrosheets/sheet1.xml': sheetOf('') }))),
  refused('macros-by-type.xlsx', () => {
    const parts = workbook();
    const types = parts['[Content_Types].xml'].replace(
      'officedocument.spreadsheetml.sheet.main',
      'ms-excel.sheet.macroEnabled.main',
    );
    return zipOfParts({ ...parts, '[Content_Types].xml': types });
  }),
  harmless('says-to-be-huge.xlsx', () =>
    withSheet(row(text('A1', '見守り')), '', '<dimension ref="A1:XFD1048576"/>'),
  ),
  harmless('cells-at-the-corners.xlsx', () =>
    withSheet(row(text('A1', '始')) + row(text('XFD1048576', '終'), 1_048_576)),
  ),
  harmless('cell-beyond-the-sheet.xlsx', () => withSheet(row(text('ZZZZZZ99999999', '外'), 99_999_999))),
  harmless('cell-in-row-zero.xlsx', () => withSheet(row(text('A0', '零'), 0))),
  harmless('cells-without-places.xlsx', () =>
    withSheet('<row><c t="inlineStr"><is><t>見守り</t></is></c></row>'.repeat(9)),
  ),
  harmless('cells-in-no-order.xlsx', () =>
    withSheet(row(text('C3', '三'), 3) + row(text('A1', '一')) + row(text('A1', '又'))),
  ),
  harmless('string-that-is-not-there.xlsx', () => withSheet(row('<c r="A1" t="s"><v>999999999</v></c>'))),
  harmless('string-below-zero.xlsx', () => withSheet(row('<c r="A1" t="s"><v>-1</v></c>'))),
  harmless('number-that-is-none.xlsx', () =>
    withSheet(row('<c r="A1"><v>1e999999</v></c><c r="B1" s="99999"><v>x</v></c>')),
  ),
  harmless('day-that-is-none.xlsx', () => withSheet(row('<c r="A1" t="d"><v>9999999-99-99</v></c>'))),
  harmless('merge-of-the-whole-sheet.xlsx', () =>
    withSheet(
      row(text('A1', '全')),
      merges(1, () => 'A1:XFD1048576'),
    ),
  ),
  harmless('merges-that-overlap.xlsx', () =>
    withSheet(
      row(text('A1', '重')),
      merges(500, (i) => `A1:${'ABCDEFGHIJ'[i % 10]}${i + 2}`),
    ),
  ),
  harmless('merge-backwards.xlsx', () =>
    withSheet(
      row(text('A1', '逆')),
      merges(1, () => 'Z9:A1'),
    ),
  ),
  heavy(
    harmless('a-million-merges.xlsx', () =>
      withSheet(
        row(text('A1', '百万')),
        merges(1_000_000, (i) => `A${i + 1}:B${i + 1}`),
      ),
    ),
  ),
  heavy(
    refused('ten-million-strings.xlsx', () =>
      zipOfParts(workbook({ 'xl/sharedStrings.xml': stringsOf('<si/>'.repeat(10_000_000)) })),
    ),
  ),
  heavy(
    harmless('a-million-empty-cells.xlsx', () =>
      withSheet(
        Array.from({ length: 1_000_000 }, (_, i) => `<row r="${i + 1}"><c r="A${i + 1}"/></row>`).join(''),
      ),
    ),
  ),
  heavy(
    harmless('one-string-a-million-times.xlsx', () =>
      zipOfParts(
        workbook({
          'xl/sharedStrings.xml': stringsOf(`<si><t>${'長'.repeat(30_000)}</t></si>`),
          [SHEET]: sheetOf(
            Array.from(
              { length: 300_000 },
              (_, i) => `<row r="${i + 1}"><c r="A${i + 1}" t="s"><v>0</v></c></row>`,
            ).join(''),
          ),
        }),
      ),
    ),
  ),
  harmless('cell-of-a-million-characters.xlsx', () => withSheet(row(text('A1', '長'.repeat(1_000_000))))),
  harmless('elements-within-elements.xlsx', () =>
    withSheet(row(`<c r="A1" t="inlineStr"><is>${'<r>'.repeat(50_000)}${'</r>'.repeat(50_000)}</is></c>`)),
  ),
  heavy(
    harmless('four-thousand-sheets.xlsx', () => {
      const count = 4_000;
      const ids = Array.from({ length: count }, (_, i) => i + 1);
      const parts: Record<string, string> = { ...workbook() };
      parts['xl/workbook.xml'] = parts['xl/workbook.xml']!.replace(
        /<sheet [^>]*>/u,
        ids.map((id) => `<sheet name="${id}" sheetId="${id}" r:id="r${id}"/>`).join(''),
      );
      parts['xl/_rels/workbook.xml.rels'] = relations(
        ids.map((id) => ({ id: `r${id}`, type: 'worksheet', target: 'worksheets/sheet1.xml' })),
      );
      return zipOfParts(parts);
    }),
  ),
  harmless('sheet-that-is-itself-the-workbook.xlsx', () =>
    zipOfParts(
      workbook({
        'xl/_rels/workbook.xml.rels': relations([{ id: 'rId1', type: 'worksheet', target: 'workbook.xml' }]),
      }),
    ),
  ),
  harmless('sheet-outside-of-the-file.xlsx', () =>
    zipOfParts(
      workbook({
        'xl/_rels/workbook.xml.rels': relations([
          { id: 'rId1', type: 'worksheet', target: '../../../etc/passwd' },
        ]),
      }),
    ),
  ),
  refused('workbook-without-sheets.xlsx', () =>
    zipOfParts(workbook({ 'xl/_rels/workbook.xml.rels': relations([]) })),
  ),
];
