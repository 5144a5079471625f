import { Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { suggestMarks } from '#domain/sheet/suggest-marks.ts';
import { readDocx } from '#formats/docx/read-book.ts';
import { wordFile } from '../../../test/kit/word-file.ts';
import { fillTemplate, formatOf, readTemplate } from './template-file.ts';

const cell = (text: string) => new TableCell({ children: [new Paragraph(text)] });
const row = (...texts: string[]) => new TableRow({ children: texts.map(cell) });

/** A form as an office keeps it in Word: a table to be filled in, and a name typed into a sentence. */
const office = new Uint8Array(
  await Packer.toBuffer(
    new Document({
      sections: [
        {
          children: [
            new Paragraph({ children: [new TextRun({ text: '進行管理票（{{年度}}）', bold: true })] }),
            new Table({ rows: [row('事業名', ''), row('課題', '')] }),
          ],
        },
      ],
    }),
  ),
);

describe('an office’s own Word document', () => {
  it('shows its places, and is filled in them', async () => {
    expect(formatOf(office)).toBe('docx');
    const reading = await readTemplate('docx', office);
    if (!reading.ok) throw new Error(reading.refusal.code);
    expect(reading.pages.map(({ name, cells }) => [name, cells.map(({ text }) => text)])).toEqual([
      ['本文', ['進行管理票（{{年度}}）', '事業名', '', '課題', '']],
      ['差し込みの名前', ['{{年度}}']],
    ]);
    const options = [
      { entry: 'title', labels: ['事業名'] },
      { entry: 'field.issues', labels: ['課題'] },
    ];
    const marks = suggestMarks(reading.pages[0]!.cells, options);
    expect(marks.map(({ entry }) => entry)).toEqual(['title', 'field.issues']);

    const texts = ['見守り訪問', '人が足りない。\n留守の家が残る。'];
    const fills = [
      ...marks.map(({ place }, at) => ({ place, text: texts[at]! })),
      { place: '{{年度}}', text: '令和7年度' },
    ];
    const filled = fillTemplate('docx', office, fills);
    if (!filled.ok) throw new Error(filled.refusal.code);
    const read = await readDocx(filled.bytes);
    if (!read.ok) throw new Error(read.refusal.code);
    const [heading, table] = read.book.chapters.flatMap(({ blocks }) => blocks);
    expect(heading).toMatchObject({ text: '進行管理票（令和7年度）' });
    expect(table?.kind === 'table' && table.rows.flat().map(({ text }) => text)).toEqual([
      '事業名',
      texts[0],
      '課題',
      texts[1],
    ]);
  });

  it('is told from a workbook, and from what is neither', () => {
    expect(formatOf(new TextEncoder().encode('様式'))).toBeNull();
  });
});

it.each([
  ['paragraphs', '<w:p><w:r><w:t>欄</w:t></w:r></w:p>'.repeat(10_001)],
  [
    'names',
    `<w:p><w:r><w:t>${Array.from({ length: 10_001 }, (_, at) => `{{${at}}}`).join('')}</w:t></w:r></w:p>`,
  ],
])('a document of more %s than anybody marks is refused', async (_name, body) => {
  expect(await readTemplate('docx', wordFile(body))).toEqual({
    ok: false,
    refusal: { code: 'file-too-large' },
  });
});

it('a workbook of more places than anybody marks is refused, however few of them hold something', async () => {
  const corner = new Map([['199,99', { value: '隅' }]]);
  const sheet = (name: string) => ({ name, rows: [['様式']], cells: corner });
  const one = await writeXlsx({ sheets: ['一'].map(sheet) });
  expect((await readTemplate('xlsx', one)).ok).toBe(true);
  const many = await writeXlsx({ sheets: ['一', '二', '三'].map(sheet) });
  expect(await readTemplate('xlsx', many)).toEqual({ ok: false, refusal: { code: 'file-too-large' } });
});
