import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { madeWorkbook as made, rels, rows, utf8 } from '../../../test/kit/made-workbook.ts';
import { readXlsx } from './read-book.ts';

const ONE = rows('<c r="A1"><v>1</v></c>');
const whole = made({ sheet: ONE });
const compound = (name: string) =>
  new Uint8Array([
    0xd0,
    0xcf,
    0x11,
    0xe0,
    0xa1,
    0xb1,
    0x1a,
    0xe1,
    ...new Uint8Array(500),
    ...Buffer.from(name, 'utf16le'),
  ]);
const inline = (ref: string) => `<c r="${ref}" t="inlineStr"><is><t>甲</t></is></c>`;
const merged = Array.from({ length: 200_001 }, (_, at) => `<mergeCell ref="A${at + 1}:B${at + 1}"/>`).join(
  '',
);

describe('a workbook that cannot be read', () => {
  it.each([
    ['nothing', new Uint8Array(), 'file-empty'],
    ['an old workbook', compound('Workbook'), 'file-old-format'],
    ['a workbook with a password', compound('EncryptedPackage'), 'file-encrypted'],
    ['one cut short', whole.slice(0, whole.length - 60), 'file-damaged'],
    [
      'a text document',
      zipSync({ '[Content_Types].xml': utf8('<Types/>'), 'word/document.xml': utf8('<a/>') }),
      'file-unknown',
    ],
    ['a workbook without text', made({ sheet: '<sheetData/>' }), 'file-without-text'],
    ['one with macros', made({ sheet: ONE, files: { 'xl/vbaProject.bin': '' } }), 'file-with-macros'],
    [
      'one with macros of the old kind',
      made({ sheet: ONE, files: { 'xl/macrosheets/sheet1.xml': '' } }),
      'file-with-macros',
    ],
    [
      'one that says that it has macros',
      made({
        sheet: ONE,
        files: {
          '[Content_Types].xml':
            '<Types><Override ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>',
        },
      }),
      'file-with-macros',
    ],
    [
      'a document type in the list of its parts',
      made({ sheet: ONE, files: { '[Content_Types].xml': '<!DOCTYPE a><Types/>' } }),
      'file-unsafe',
    ],
    [
      'entities from outside',
      made({
        sheet: ONE,
        files: {
          'xl/sharedStrings.xml':
            '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><sst><si><t>&b;</t></si></sst>',
        },
      }),
      'file-unsafe',
    ],
    ['a tab that is no XML', made({ sheet: '<sheetData><row>' }), 'file-damaged'],
    ['a tab in another encoding', made({ sheet: ONE, files: {} }).fill(0xff, 60, 200), 'file-damaged'],
    [
      'a tab that is not there',
      made({ sheet: ONE, files: { 'xl/_rels/workbook.xml.rels': rels() } }),
      'file-damaged',
    ],
    [
      'a tab of ten thousand depths',
      made({ sheet: '<a>'.repeat(10_000) + '</a>'.repeat(10_000) }),
      'file-damaged',
    ],
    [
      'two cells at the ends of the largest tab',
      made({
        sheet: `<dimension ref="A1:A1"/><sheetData><row r="1">${inline('A1')}</row><row r="1048576">${inline('XFD1048576')}</row></sheetData>`,
      }),
      'file-too-large',
    ],
    [
      'a cell outside of any tab',
      made({ sheet: `<sheetData><row r="1048577">${inline('')}</row></sheetData>` }),
      'file-damaged',
    ],
    [
      'a row of more columns than there are',
      made({ sheet: rows('<c><v>1</v></c>'.repeat(16_385)) }),
      'file-damaged',
    ],
    [
      'more merged cells than a form has',
      made({ sheet: `${ONE}<mergeCells>${merged}</mergeCells>` }),
      'file-too-large',
    ],
    [
      'merged cells over one another, as often as it goes',
      made({
        sheet: `<sheetData><row r="1900">${inline('ALL1900')}</row></sheetData><mergeCells>${Array.from({ length: 2_000 }, (_, at) => `<mergeCell ref="${at === 0 ? 'ALK1899' : `A${at}`}:ALL1899"/>`).join('')}</mergeCells>`,
      }),
      'file-too-large',
    ],
    [
      'a text that is referred to as often as it goes',
      made({
        sheet: rows('<c t="s"><v>0</v></c>'.repeat(1_000)),
        strings: `<si><t>${'あ'.repeat(40_000)}</t></si>`,
      }),
      'file-too-large',
    ],
    ['a tab that unpacks to much', made({ sheet: ' '.repeat(50 * 1024 * 1024) }), 'file-too-large'],
  ] as const)('is refused: %s', async (_name, bytes, code) => {
    expect(await readXlsx(bytes)).toEqual({ ok: false, refusal: { code } });
  });

  it('whose dimension lies is read as it is', async () => {
    const reading = await readXlsx(made({ sheet: `<dimension ref="A1:XFD1048576"/>${ONE}` }));
    expect(reading.ok && reading.book.chapters[0]?.blocks).toMatchObject([{ rows: [[{ text: '1' }]] }]);
  });
});
