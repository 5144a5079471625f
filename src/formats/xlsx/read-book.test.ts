import { describe, expect, it } from 'vitest';
import {
  type MadeWorkbook,
  madeWorkbook as made,
  rels,
  rows,
  workbookXml,
} from '../../../test/kit/made-workbook.ts';
import { hasLibreOffice, saveByLibreOffice } from '../../../test/kit/office-tools.ts';
import type { ReadBook } from '../blocks.ts';
import { readXlsx } from './read-book.ts';

async function read(bytes: Uint8Array): Promise<ReadBook> {
  const reading = await readXlsx(bytes);
  if (!reading.ok) throw new Error(reading.refusal.code);
  return reading.book;
}
const cells = (book: ReadBook) =>
  book.chapters.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'table' ? block.rows.flat() : [])),
  );
const texts = async (one: MadeWorkbook) => cells(await read(made(one))).map(({ text }) => text);

describe('the texts of a workbook', () => {
  it.each([
    ['General', '1234.5', '1234.5'],
    ['General', '0.30000000000000004', '0.3'],
    ['#,##0', '1234567', '1,234,567'],
    ['#,##0&quot;円&quot;', '4000', '4,000円'],
    ['#,##0;&quot;△ &quot;#,##0', '-1200', '△ 1,200'],
    ['#,##0;[Red]\\-#,##0', '-1200', '-1,200'],
    ['_ * #,##0_ ;_ * \\-#,##0_ ;_ * &quot;-&quot;_ ;_ @_ ', '12', '12'],
    ['0.0%', '0.345', '34.5%'],
    ['0&quot;件&quot;', '80', '80件'],
    ['000', '7', '007'],
    ['[DBNum3]0', '7', '7'],
    [';;;', '5', '5'],
    ['yyyy/m/d', '46113', '2026/4/1'],
    ['yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@', '46113', '2026年4月1日'],
    ['[$-411]ggge&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@', '46113', '令和8年4月1日'],
    ['[$-ja-JP-x-gannen]ggge&quot;年&quot;', '43586', '令和元年'],
    ['[$-411]ge\\.m\\.d', '43585', 'H31.4.30'],
    ['[$-411]gge', '30000', '昭57'],
    ['m/d(aaa)', '46113', '4/1(水)'],
    ['yyyy/mm/dd hh:mm', '46113.75', '2026/04/01 18:00'],
    ['h:mm AM/PM', '0.75', '6:00 PM'],
    ['[h]:mm', '1.5', '36:00'],
    ['mm:ss', '0.0423958', '01:03'],
    ['yyyy/m/d', '-1', '-1'],
    ['yyyy/m/d', '1', '1900/1/1'],
    ['yyyy/m/d', '99999999', '99999999'],
  ])('show a number in the format %s: %s is %s', async (format, value, shown) => {
    expect(await texts({ sheet: rows(`<c r="A1" s="1"><v>${value}</v></c>`), formats: [format] })).toEqual([
      shown,
    ]);
  });

  it('count days from 1904 where the workbook does', async () => {
    const book = workbookXml('<workbookPr date1904="1"/>');
    const sheet = rows('<c r="A1" s="1"><v>44651</v></c>');
    expect(await texts({ sheet, formats: ['yyyy/m/d'], book })).toEqual(['2026/4/1']);
  });

  it('hold nothing that no text can: such signs stand as what cannot be read', async () => {
    const sheet = rows(
      '<c t="inlineStr"><is><t>一&#0;&#xD842;二\u0001</t></is></c><c t="s"><v>0</v></c>',
      '<c t="inlineStr"><is><t><![CDATA[\u0000]]>三_xD842__xDFB7_</t></is></c>',
    );
    const strings = '<si><t>四_x0000__xDFB7_</t></si>';
    const tab = workbookXml().replace('表', '表&#0;');
    expect(await texts({ sheet, strings, book: tab })).toEqual([
      '一\ufffd\ufffd二\ufffd',
      '四\ufffd\ufffd',
      '\ufffd三𠮷',
    ]);
    const { chapters } = await read(made({ sheet, strings, book: tab }));
    expect(chapters.map(({ name }) => name)).toEqual(['表\ufffd']);
  });

  it('are those that are seen: runs joined, readings left out, codes read, values of formulas, errors', async () => {
    const strings = [
      '<si><r><t>地域</t></r><r><rPr><b/></rPr><t xml:space="preserve"> 福祉</t></r><rPh sb="0" eb="2"><t>チイキ</t></rPh></si>',
      '<si><t>髙橋</t><rPh sb="0" eb="2"><t>タカハシ</t></rPh><phoneticPr fontId="1"/></si>',
      '<si><t>一_x000D_\n二&#10;三_x005F_x0041_ &amp;lt;</t></si>',
    ];
    const sheet = rows(
      ...[0, 1, 2].map((at) => `<c t="s"><v>${at}</v></c>`),
      '<c t="inlineStr"><is><r><t>甲</t></r><r><t>乙</t></r><rPh sb="0" eb="1"><t>コウ</t></rPh></is></c>',
      '<c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c>',
      '<c t="str"><f>A1&amp;B1</f><v>つなぎ</v></c><c><f>SUM(1,2)</f><v>3</v></c><c t="str"><f>""</f><v></v></c>',
      '<c t="s"><v>99</v></c><c t="inlineStr"><is><t><![CDATA[<終>]]></t></is></c>',
    );
    expect(await texts({ sheet, strings: strings.join('') })).toEqual([
      '地域 福祉',
      '髙橋',
      '一\n二\n三_x0041_ &lt;',
      '甲乙',
      'TRUE',
      '#N/A',
      'つなぎ',
      '3',
      '',
      '',
      '<終>',
    ]);
  });

  it('tell by cell of formulas whose value nobody kept', async () => {
    const book = await read(
      made({ sheet: rows('<c r="A1"><v>1</v></c><c r="B1"><f>A1+1</f></c><c r="C1"><f>1</f><v/></c>') }),
    );
    expect(cells(book).map(({ text }) => text)).toEqual(['1']);
    expect(book.unread.map(({ place, why }) => [place.kind === 'cell' && place.cell, why])).toEqual([
      ['B1', 'formula-without-value'],
      ['C1', 'formula-without-value'],
    ]);
  });
});

describe('what lies over the cells of a workbook', () => {
  it('is read where it lies: text boxes as texts, pictures as what cannot be read', async () => {
    const at = (row: number, column: number, inner: string) =>
      `<xdr:twoCellAnchor><xdr:from><xdr:col>${column}</xdr:col><xdr:colOff>900</xdr:colOff><xdr:row>${row}</xdr:row></xdr:from><xdr:to><xdr:col>9</xdr:col><xdr:row>9</xdr:row></xdr:to>${inner}</xdr:twoCellAnchor>`;
    const box = (text: string) =>
      `<xdr:sp><xdr:txBody><a:p><a:r><a:t>${text}</a:t></a:r><a:br/><a:r><a:t>二</a:t></a:r></a:p><a:p><a:r><a:t>三</a:t></a:r></a:p></xdr:txBody></xdr:sp>`;
    const alternative = `<mc:AlternateContent><mc:Choice>${box('枠')}</mc:Choice><mc:Fallback>${box('枠')}</mc:Fallback></mc:AlternateContent>`;
    const drawing = `<xdr:wsDr>${at(4, 1, box('一'))}${at(0, 2, '<xdr:pic/>')}${at(7, 0, alternative)}</xdr:wsDr>`;
    const book = await read(
      made({
        sheet: '<sheetData/><drawing r:id="rId1"/>',
        files: {
          'xl/worksheets/_rels/sheet1.xml.rels': rels(['rId1', 'drawing', '../drawings/drawing1.xml']),
          'xl/drawings/drawing1.xml': drawing,
        },
      }),
    );
    expect(book.chapters[0]!.blocks).toEqual([
      { kind: 'paragraph', text: '一\n二\n三', place: { kind: 'cell', sheet: '表', cell: 'B5' } },
      { kind: 'paragraph', text: '枠\n二\n三', place: { kind: 'cell', sheet: '表', cell: 'A8' } },
    ]);
    expect(book.unread).toEqual([{ place: { kind: 'cell', sheet: '表', cell: 'C1' }, why: 'picture' }]);
  });
});

describe('the cells of a workbook', () => {
  it('begin where they begin, spans and empty ones among them, without empty rows and columns after the last', async () => {
    const sheet =
      '<sheetData><row r="2"><c r="B2" t="inlineStr"><is><t>題</t></is></c><c r="C2" s="1"/></row><row r="4"><c r="A4"><v>1</v></c><c r="Z4" s="1"/></row><row r="900"><c r="A900" s="1"/></row></sheetData><mergeCells><mergeCell ref="B2:C3"/><mergeCell ref="F9:G9"/></mergeCells>';
    const book = await read(made({ sheet }));
    expect(
      cells(book).map(({ text, row, column, rows, columns }) => [text, row, column, rows, columns]),
    ).toEqual([
      ['', 0, 0, 1, 1],
      ['', 0, 1, 1, 1],
      ['', 0, 2, 1, 1],
      ['', 1, 0, 1, 1],
      ['題', 1, 1, 2, 2],
      ['', 2, 0, 1, 1],
      ['1', 3, 0, 1, 1],
      ['', 3, 1, 1, 1],
      ['', 3, 2, 1, 1],
    ]);
  });

  it('are not lost below a merged cell, and merged cells over one another are none', async () => {
    const sheet =
      '<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row></sheetData><mergeCells><mergeCell ref="A1:C2"/><mergeCell ref="B1:D3"/></mergeCells>';
    const found = cells(await read(made({ sheet }))).filter(({ text }) => text !== '');
    expect(found.map(({ text, rows, columns }) => [text, rows, columns])).toEqual([
      ['1', 2, 3],
      ['2', 1, 1],
    ]);
  });

  it('of a title that is merged over all columns reach to the last used one', async () => {
    const sheet =
      '<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="C2"><v>2</v></c></row></sheetData><mergeCells><mergeCell ref="A1:XFD1"/></mergeCells>';
    expect(cells(await read(made({ sheet })))[0]?.columns).toBe(3);
  });

  it('of hidden tabs are not read', async () => {
    const book = workbookXml('', '<sheet name="裏" sheetId="2" state="hidden" r:id="rId1"/>');
    const { chapters } = await read(made({ sheet: rows('<c r="A1"><v>1</v></c>'), book }));
    expect(chapters.map(({ name, id }) => [name, id])).toEqual([['表', null]]);
  });

  it('may be written with a prefix, without places, and in a part of any name', async () => {
    const x = `<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>甲</x:t></x:is></x:c><x:c><x:v>2</x:v></x:c></x:row><x:row><x:c><x:v>3</x:v></x:c></x:row></x:sheetData></x:worksheet>`;
    const book = await read(
      made({
        sheet: '',
        files: {
          'xl/_rels/workbook.xml.rels': rels(['rId1', 'worksheet', './tabs/../tabs/one.xml']),
          'xl/tabs/one.xml': `\ufeff<?xml version="1.0"?>\n<!-- 甲 -->${x}`,
        },
      }),
    );
    expect(cells(book).map(({ text, place }) => [text, place.kind === 'cell' && place.cell])).toEqual([
      ['甲', 'A1'],
      ['2', 'B1'],
      ['3', 'A2'],
      ['', 'B2'],
    ]);
  });
});

describe.skipIf(!hasLibreOffice)('workbooks of LibreOffice', () => {
  it('are read with the values of their formulas, days and merged cells', async () => {
    const sheet = `<sheetData><row r="1"><c r="A1" s="1"><v>46113</v></c><c r="B1" s="2"><v>0.5</v></c><c r="C1"><f>1+1</f></c></row></sheetData><mergeCells><mergeCell ref="A2:B3"/></mergeCells>`;
    const bytes = made({ sheet, formats: ['[$-411]ggge&quot;年&quot;m&quot;月&quot;d&quot;日&quot;', '0%'] });
    const book = await read(saveByLibreOffice(bytes, 'xlsx', 'xlsx'));
    expect(cells(book).map(({ text }) => text)).toEqual(['令和8年4月1日', '50%', '2']);
  });
});
