import { openXlsx, readXlsx, writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { askOpenpyxl, hasOpenpyxl } from '../../../../test/kit/office-tools.ts';
import { pack } from '../../zip/pack.ts';
import { unpack } from '../../zip/unpack.ts';
import { fillCells } from './fill-cells.ts';

const filesOf = (bytes: Uint8Array) => {
  const unpacked = unpack(bytes, { fileBytes: 1e7, totalBytes: 1e7, files: 100 });
  if (!unpacked.ok) throw new Error(unpacked.refusal.code);
  return new Map(unpacked.files.map(({ name, bytes }) => [name, bytes]));
};

/** A form as an office has it: labels, a coloured cell to be filled in, figures with a sum below. */
const office = await writeXlsx({
  sheets: [
    {
      name: "様式'第1号",
      rows: [
        ['事業名', '　'],
        ['取組', null],
        ['回数', 3],
        ['人数', 4],
      ],
      merges: [{ startRow: 1, startCol: 1, endRow: 1, endCol: 3 }],
      cells: new Map([
        ['4,1', { value: null, formula: 'B3+B4' }],
        ['1,1', { style: { fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFFF00' } } } }],
      ]),
    },
    { name: '記入の手引き', rows: [['この欄の書き方']] },
  ],
});
const sheet = "様式'第1号";
const fill = (fills: Parameters<typeof fillCells>[1]) => {
  const filled = fillCells(office, fills);
  if (!filled.ok) throw new Error(filled.refusal.code);
  return filled.bytes;
};

describe('an office workbook that is filled', () => {
  it('has the texts in its cells, and all else as it was', async () => {
    const texts = ['見守り訪問', '一行目\n =二行目\t_x0041_ 髙𠮷 <b>&'];
    const bytes = fill([
      { sheet, cell: 'B1', text: texts[0]! },
      { sheet, cell: 'B2', text: texts[1]! },
      { sheet, cell: 'B3', text: '12件', number: 12 },
      { sheet, cell: 'D9', text: '欄の外' },
      { sheet, cell: 'A1', text: '' },
    ]);
    const [tab] = (await readXlsx(bytes)).sheets;
    const at = (row: number, column: number) => tab!.rows[row]?.[column] ?? null;
    expect([at(0, 1), at(1, 1), at(2, 1), at(8, 3), at(0, 0)]).toEqual([...texts, 12, '欄の外', null]);
    expect(at(3, 1)).toBe(4);
    expect(tab!.merges).toHaveLength(1);
    const [before, after] = [filesOf(office), filesOf(bytes)];
    expect([...after.keys()]).toEqual([...before.keys()]);
    const changed = [...before].filter(([name, own]) => Buffer.compare(own, after.get(name)!) !== 0);
    for (const [name] of changed) expect(name).toMatch(/workbook\.xml|sheet1\.xml|\.rels$/u);
    expect(after.get('xl/styles.xml')).toEqual(before.get('xl/styles.xml'));
  });

  it('is byte for byte what the office wrote, around its cells', () => {
    const main = 'xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
    const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
    const rels = (type: string, target: string) =>
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${relation}/${type}" Target="${target}"/></Relationships>`;
    const parts = {
      '[Content_Types].xml': '<Types/>',
      '_rels/.rels': rels('officeDocument', 'xl/workbook.xml'),
      'xl/_rels/workbook.xml.rels': rels('worksheet', 'worksheets/sheet1.xml'),
      'xl/workbook.xml': `<x:workbook ${main} xmlns:r='${relation}'><x:sheets><x:sheet name="表" sheetId="1" r:id="r1"/></x:sheets><x:calcPr calcId='9'/><x:extLst/></x:workbook>`,
      'xl/worksheets/sheet1.xml': `<x:worksheet ${main}>\r\n <x:sheetData><x:row r='2'  ht="30"/>\n<x:row r="5"><x:c r="B5" s='3' t="s"><x:v>0</x:v></x:c><!-- 備考 --><x:c r="D5"/></x:row></x:sheetData >&#10;</x:worksheet>`,
    };
    const bytes = pack(
      Object.entries(parts).map(([name, text]) => ({ name, bytes: new TextEncoder().encode(text) })),
    );
    const filled = fillCells(bytes, [
      { sheet: '表', cell: 'B5', text: '<二>' },
      { sheet: '表', cell: 'C5', text: '3件', number: 3 },
      { sheet: '表', cell: 'B2', text: '' },
      { sheet: '表', cell: 'A3', text: '三' },
    ]);
    const text = (name: string) =>
      new TextDecoder().decode(filesOf(filled.ok ? filled.bytes : bytes).get(name));
    const inline = (words: string) => `<x:is><x:t xml:space="preserve">${words}</x:t></x:is>`;
    expect(text('xl/worksheets/sheet1.xml')).toBe(
      parts['xl/worksheets/sheet1.xml']
        .replace('<x:row r=\'2\'  ht="30"/>', '<x:row r=\'2\'  ht="30"><x:c r="B2"/></x:row>')
        .replace(
          '<x:row r="5">',
          `<x:row r="3"><x:c r="A3" t="inlineStr">${inline('三')}</x:c></x:row><x:row r="5">`,
        )
        .replace(
          '<x:c r="B5" s=\'3\' t="s"><x:v>0</x:v></x:c>',
          `<x:c r="B5" s="3" t="inlineStr">${inline('&lt;二&gt;')}</x:c>`,
        )
        .replace('<x:c r="D5"/>', '<x:c r="C5"><x:v>3</x:v></x:c><x:c r="D5"/>'),
    );
    expect(text('xl/workbook.xml')).toBe(
      parts['xl/workbook.xml'].replace("<x:calcPr calcId='9'/>", '<x:calcPr calcId="9" fullCalcOnLoad="1"/>'),
    );
    expect(text('_rels/.rels')).toBe(parts['_rels/.rels']);
  });

  it.skipIf(!hasOpenpyxl)('is a workbook for others too', () => {
    const bytes = fill([{ sheet, cell: 'B2', text: '訪問した' }]);
    const { said } = askOpenpyxl<unknown>(
      bytes,
      `import sys, json, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
tab = book.worksheets[0]
print(json.dumps([tab['B2'].value, tab['B2'].fill.fgColor.rgb[-6:], tab['B5'].value]))`,
    );
    expect(said).toEqual(['訪問した', 'FFFF00', '=B3+B4']);
  });

  it.each([
    ['nothing', new Uint8Array(), 'file-empty'],
    ['no archive', new TextEncoder().encode('様式'), 'file-damaged'],
    ['an archive of something else', pack([{ name: 'a.txt', bytes: new Uint8Array([65]) }]), 'file-unknown'],
    [
      'macros',
      pack([
        { name: '[Content_Types].xml', bytes: new TextEncoder().encode('<Types/>') },
        { name: 'xl/vbaProject.bin', bytes: new Uint8Array([1]) },
      ]),
      'file-with-macros',
    ],
    [
      'entities',
      pack([
        {
          name: '[Content_Types].xml',
          bytes: new TextEncoder().encode('<!DOCTYPE a [<!ENTITY b "c">]><Types>&b;</Types>'),
        },
      ]),
      'file-damaged',
    ],
  ])('is refused where it is %s', (_, bytes, code) => {
    expect(fillCells(bytes, [])).toEqual({ ok: false, refusal: { code } });
  });

  it('leaves a workbook that has no such tab', async () => {
    expect(fillCells(office, [{ sheet: 'ない', cell: 'A1', text: 'x' }]).ok).toBe(false);
    await expect(openXlsx(fill([]))).resolves.toBeTruthy();
  });
});
