import { describe, expect, it } from 'vitest';
import { pdfOfPages, type RawObject, words } from '../../../test/kit/hostile/raw-pdf.ts';
import type { ReadBlock, ReadBook } from '../blocks.ts';
import { readPdf } from './read-book.ts';

/** Japanese in fonts that are not embedded, as printers' PDFs have it: /J runs to the right, /V downwards. */
const fontOf = (encoding: string, descendant: number): RawObject =>
  `<< /Type /Font /Subtype /Type0 /BaseFont /Ryumin-Light /Encoding /${encoding} /DescendantFonts [${descendant} 0 R] >>`;
const DESCENDANT =
  '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Ryumin-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 6 >> /DW 1000 /FontDescriptor << /Type /FontDescriptor /FontName /Ryumin-Light /Flags 4 /FontBBox [0 -120 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 80 >> >>';

async function readPages(contents: readonly string[], picture = ''): Promise<ReadBook> {
  const first = 4 + 2 * contents.length;
  const reading = await readPdf(
    pdfOfPages(contents, {
      resources: `/Font << /F 3 0 R /J ${first} 0 R /V ${first + 1} 0 R >> ${picture && `/XObject << /X ${first + 3} 0 R >>`}`,
      more: [
        fontOf('UniJIS-UTF16-H', first + 2),
        fontOf('UniJIS-UTF16-V', first + 2),
        DESCENDANT,
        { dictionary: picture, stream: 'abcd' },
      ],
    }),
  );
  if (!reading.ok) throw new Error(reading.refusal.code);
  return reading.book;
}
const blocksOf = async (content: string): Promise<ReadBlock[]> =>
  (await readPages([content])).chapters.flatMap(({ blocks }) => blocks);
const textsOf = (blocks: readonly ReadBlock[]) =>
  blocks.map((block) =>
    block.kind === 'table' ? block.rows.map((row) => row.map(({ text }) => text)) : block.text,
  );

/** Places are told from the upper left, as in what is read. */
const write = (text: string, x: number, y: number, size = 10, font = 'J') =>
  `BT /${font} ${size} Tf ${x} ${842 - y} Td <${Buffer.from(text, 'utf16le').swap16().toString('hex')}> Tj ET\n`;
const line = (x0: number, y0: number, x1: number, y1: number) =>
  `${x0} ${842 - y0} m ${x1} ${842 - y1} l S\n`;
const frame = (left: number, top: number, right: number, bottom: number) =>
  `${left} ${842 - bottom} ${right - left} ${bottom - top} re S\n`;

describe('a ruled form without tags', () => {
  const FORM =
    frame(50, 100, 450, 200) +
    line(50, 120, 450, 120) +
    line(150, 100, 150, 200) +
    line(250, 100, 250, 120) +
    line(70, 120, 70, 200);

  it('is read cell by cell, however close their texts stand', async () => {
    const [table] = await blocksOf(
      FORM + write('事業名', 52, 114) + write('見守り訪問事業所', 168, 114) + write('30件', 252, 114),
    );
    expect(table).toMatchObject({ kind: 'table', caption: null });
    expect(textsOf([table!])).toEqual([
      [
        ['事業名', '見守り訪問事業所', '30件'],
        ['', '', ''],
      ],
    ]);
    const cells = table?.kind === 'table' ? table.rows.flat() : [];
    expect(cells.map(({ row, column, rows, columns }) => [row, column, rows, columns])).toEqual([
      [0, 0, 1, 2],
      [0, 2, 1, 1],
      [0, 3, 1, 1],
      [1, 0, 1, 1],
      [1, 1, 1, 1],
      [1, 2, 1, 2],
    ]);
    expect(cells[0]?.place).toEqual({ kind: 'page', page: 1, box: [50, 100, 150, 120] });
  });

  it.each([
    ['written downwards', write('評価', 60, 140, 10, 'V')],
    ['set one below the other', write('評', 55, 140) + write('価', 55, 155)],
    ['turned to the left', `q 0 1 -1 0 65 ${842 - 190} cm ${write('評価', 0, 842)} Q\n`],
  ])('joins a label that is %s', async (_, label) => {
    expect(textsOf(await blocksOf(FORM + label)).flat(3)).toContain('評価');
  });

  it('joins full lines, and keeps line breaks after short ones', async () => {
    const lines = ['地域の見守りを民生委員と行い、', '訪問をした。', '課題は担い手', '・研修を行う。'];
    const cell = lines.map((text, i) => write(text, 153, 132 + 14 * i)).join('');
    const narrow = FORM + line(306, 120, 306, 200) + cell;
    expect(textsOf(await blocksOf(narrow)).flat(3)).toContain(
      `${lines[0]}${lines[1]}\n${lines[2]}\n${lines[3]}`,
    );
  });

  it('keeps what is cut off at its edge in its cell', async () => {
    const clipped = `q 70 ${842 - 200} 80 80 re W n ${write('とても長くて隣の欄にはみ出す文', 72, 140)} Q\n`;
    const [table] = textsOf(await blocksOf(FORM + clipped + write('隣', 155, 180)));
    expect(table).toEqual([
      ['', '', ''],
      ['', 'とても長くて隣の欄にはみ出す文', '隣'],
    ]);
  });

  it('sees lines that are drawn as thin strips, in pieces, or twice', async () => {
    const strip = (x: number, y: number, w: number, h: number) => `${x} ${842 - y - h} ${w} ${h} re f\n`;
    const pieces = [0, 40, 80].map((x) => strip(50 + x, 100, 41, 0.7)).join('');
    const drawn =
      pieces +
      strip(50, 140, 120, 0.7) +
      strip(50, 142, 120, 0.7) +
      [50, 100, 170].map((x) => strip(x, 100, 0.5, 42)).join('');
    expect(textsOf(await blocksOf(drawn + write('目標', 55, 120) + write('80件', 110, 120)))).toEqual([
      [['目標', '80件']],
    ]);
  });
});

describe('a page without tags or ruling lines', () => {
  const many = (count: number, text: string, x: number, y: number) =>
    Array.from({ length: count }, (_, i) => write(text, x, y + 15 * i)).join('');

  it('has headings in larger letters, and paragraphs of wrapped lines', async () => {
    const content =
      write('進行管理', 50, 60, 18) +
      write('地域の支え合いを広げるため、民生委員と連携し、見守り訪問を行い、', 50, 100) +
      write('延べ174件となった。', 50, 115) +
      write('課題がある。', 50, 150) +
      words('two', 50, 842 - 180, 10) +
      words('words', 70, 842 - 180, 10);
    expect(textsOf(await blocksOf(content))).toEqual([
      '進行管理',
      '地域の支え合いを広げるため、民生委員と連携し、見守り訪問を行い、延べ174件となった。',
      '課題がある。',
      'two words',
    ]);
  });

  it('has a table where texts stand in columns', async () => {
    const rows = [
      ['番号', '事業名', '実績'],
      ['1', '見守り訪問', '30件'],
      ['2', '相談会', '4回'],
    ];
    const content = rows
      .map((row, i) => row.map((text, j) => write(text, 50 + 120 * j, 100 + 16 * i)).join(''))
      .join('');
    expect(textsOf(await blocksOf(write('一覧', 50, 60) + content))).toEqual(['一覧', rows]);
  });

  it('is read column by column where it is prose', async () => {
    const [left, right] = ['左の段の文章がここに書かれて続いて、', '右の段の文章がここに書かれて続いて、'];
    const content = many(6, left, 50, 100) + many(6, right, 270, 100);
    expect(textsOf(await blocksOf(content))).toEqual([left.repeat(6), right.repeat(6)]);
  });
});

describe('a page that is only a picture', () => {
  const PICTURE =
    '/Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8';
  const SCAN = 'q 595 0 0 842 0 0 cm /X Do Q\n';

  it('is told as such beside the pages that are read', async () => {
    const book = await readPages(
      [write('本文', 50, 100), SCAN, SCAN + write('- 3 -', 280, 820), ''],
      PICTURE,
    );
    expect(book.unread.map(({ place, why }) => [place.kind === 'page' && place.page, why])).toEqual([
      [2, 'image-page'],
      [3, 'image-page'],
    ]);
    expect(textsOf(book.chapters.flatMap(({ blocks }) => blocks))).toEqual(['本文', '- 3 -']);
  });

  it('is refused where there is no other', async () => {
    await expect(readPages([SCAN], PICTURE)).rejects.toThrow('file-without-text');
  });
});
