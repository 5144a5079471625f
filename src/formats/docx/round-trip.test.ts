import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasLibreOffice, saveByLibreOffice, textByPdftotext } from '../../../test/kit/office-tools.ts';
import type { Block, Booklet, Cell, Chapter, GridBlock, ReadBook } from '../blocks.ts';
import { unpack } from '../zip/unpack.ts';
import { linesOf, oneLine } from './lines.ts';
import { readDocx } from './read-book.ts';
import { placeCells } from './table-slots.ts';
import { writeDocx } from './write-booklet.ts';

const text = fc.oneof(
  fc.constantFrom(
    '',
    '延べ１７４件',
    '髙﨑𠮷①㈱',
    '<w:t>&amp;"',
    '一行目\n\n・三行目',
    '\tタブ',
    ' 端の空白 ',
    '=1+1',
  ),
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
);
const align = fc.constantFrom('start', 'center', 'end') as fc.Arbitrary<'start' | 'center' | 'end'>;
const span = fc.integer({ min: 1, max: 3 });
const cell: fc.Arbitrary<Cell> = fc
  .record(
    {
      text,
      columns: span,
      rows: span,
      isHeader: fc.boolean(),
      align,
      look: fc.constantFrom('strong', 'muted'),
      link: fc.constantFrom('c-0', 'h-1', 'nowhere'),
    },
    { requiredKeys: ['text'] },
  )
  .map((one) => one as Cell);
const table: fc.Arbitrary<Block> = fc.record({
  kind: fc.constant('table' as const),
  caption: text,
  isCaptionHidden: fc.boolean(),
  columns: fc.array(fc.record({ width: fc.integer({ min: 1, max: 9 }), align }), {
    minLength: 1,
    maxLength: 5,
  }),
  head: fc.array(fc.array(cell, { maxLength: 3 }), { maxLength: 2 }),
  rows: fc.array(fc.array(cell, { maxLength: 4 }), { maxLength: 4 }),
});
/** Stripes of a grid: cells side by side, some two rows high, with gaps between them. */
const grid: fc.Arbitrary<Block> = fc
  .array(fc.array(fc.record({ text, isGap: fc.boolean(), columns: span }), { maxLength: 4 }), {
    minLength: 1,
    maxLength: 4,
  })
  .map((stripes) => ({
    kind: 'grid' as const,
    label: '様式',
    columns: 12,
    cells: stripes.flatMap((stripe, at) => {
      let column = 1;
      return stripe.flatMap(({ text, isGap, columns }, i) => {
        const one = { text, row: at * 2 + 1, column, columns, rows: i % 2 === 0 ? 2 : 1, lines: i };
        column += columns;
        return isGap ? [] : [one];
      });
    }),
  }));
const block = fc.oneof(
  fc.record(
    {
      kind: fc.constant('heading' as const),
      level: fc.integer({ min: 1, max: 6 }) as never,
      text,
      id: fc.constant('h-1'),
    },
    { requiredKeys: ['kind', 'level', 'text'] },
  ),
  fc.record({
    kind: fc.constant('paragraph' as const),
    text,
    look: fc.constantFrom('plain', 'lead', 'note') as never,
  }),
  table,
  grid,
  fc.constant<Block>({ kind: 'page-break' }),
);
const booklet: fc.Arbitrary<Booklet> = fc
  .record({
    title: text,
    subtitle: fc.array(text, { maxLength: 2 }),
    author: text,
    date: text,
    hasCover: fc.constant(false),
    hasContents: fc.boolean(),
    chapters: fc.array(
      fc.record({
        name: text,
        paper: fc.record({
          size: fc.constantFrom('A4' as const, 'A3' as const),
          orientation: fc.constantFrom('portrait' as const, 'landscape' as const),
        }),
        header: text,
        isInContents: fc.boolean(),
        blocks: fc.array(block, { maxLength: 5 }) as fc.Arbitrary<Block[]>,
      }),
      { maxLength: 3 },
    ),
  })
  .map((one) => ({
    ...one,
    chapters: one.chapters.map((chapter, at) => ({ ...chapter, id: `c-${at}` })) as Chapter[],
  }));

/** A text as it comes back: unprintable characters are marked, and what is only blank is nothing. */
const kept = (value: string) => {
  const whole = linesOf(value).join('\n');
  return whole.trim() === '' ? '' : whole;
};
const cellKey = (row: number, column: number, rows: number, columns: number, value: string) =>
  `${row}/${column} ${rows}x${columns} ${value}`;

/** The cells of a form, on no more columns than they need. */
function placesIn({ cells, columns }: GridBlock) {
  const ends = cells.flatMap((c) => [c.column, c.column + (c.columns ?? 1)]);
  const edges = [...new Set([1, columns + 1, ...ends])].sort((a, b) => a - b);
  return cells.map((c) => ({
    cell: c as Cell,
    row: c.row - 1,
    column: edges.indexOf(c.column),
    rows: c.rows ?? 1,
    columns: edges.indexOf(c.column + (c.columns ?? 1)) - edges.indexOf(c.column),
  }));
}

/** What a reader must find, in order; blank texts and places of a grid that nothing covers are left out. */
function expected({ chapters }: Booklet): unknown[] {
  return chapters.flatMap(({ blocks }) =>
    blocks.flatMap((one): unknown[] => {
      if (one.kind === 'page-break') return [];
      if (one.kind === 'heading') return kept(one.text) === '' ? [] : [[one.level, kept(one.text)]];
      if (one.kind === 'paragraph') return kept(one.text) === '' ? [] : [kept(one.text)];
      const parts =
        one.kind === 'grid'
          ? [placesIn(one)]
          : [
              placeCells<Cell>(one.head, one.columns.length),
              placeCells<Cell>(one.rows, one.columns.length).map((c) => ({
                ...c,
                row: c.row + one.head.length,
              })),
            ];
      if (one.kind === 'table' ? one.head.length + one.rows.length === 0 : one.cells.length === 0) return [];
      const caption =
        one.kind === 'table' && !one.isCaptionHidden
          ? kept(one.caption)
          : oneLine(one.kind === 'table' ? one.caption : one.label);
      const cells = parts.flat().filter((c) => kept(c.cell.text) !== '');
      return [
        {
          caption: caption || null,
          cells: cells.map((c) => cellKey(c.row, c.column, c.rows, c.columns, kept(c.cell.text))).sort(),
        },
      ];
    }),
  );
}
function found(book: ReadBook): unknown[] {
  return book.chapters.flatMap(({ blocks }) =>
    blocks.map((one) => {
      if (one.kind === 'heading') return [one.level, one.text];
      if (one.kind === 'paragraph') return one.text;
      const cells = one.rows.flat().filter((c) => c.text !== '');
      return {
        caption: one.caption,
        cells: cells.map((c) => cellKey(c.row, c.column, c.rows, c.columns, c.text)).sort(),
      };
    }),
  );
}
async function readBack(bytes: Uint8Array): Promise<unknown[]> {
  const reading = await readDocx(bytes);
  if (!reading.ok) return [reading.refusal.code];
  const all = found(reading.book);
  return all[0] === '目次' ? all.slice(1) : all;
}

/** Blocks without what LibreOffice makes anew: columns of a grid that no cell begins in, and names of tables. */
async function shapeOf(bytes: Uint8Array): Promise<unknown[]> {
  const reading = await readDocx(bytes);
  if (!reading.ok) return [reading.refusal.code];
  return reading.book.chapters.flatMap(({ blocks }) =>
    blocks.map((one) => {
      if (one.kind !== 'table') return [one.kind, one.text, one.place];
      const columns = [...new Set(one.rows.flat().map(({ column }) => column))].sort((a, b) => a - b);
      return one.rows.map((row) =>
        row.map((c) => [c.text, columns.indexOf(c.column), c.rows, c.isHeader, c.place]),
      );
    }),
  );
}

describe('a booklet as a Word document', () => {
  it('comes back with its headings, paragraphs, cells and spans', async () => {
    await fc.assert(
      fc.asyncProperty(booklet, async (given) => {
        const all = expected(given);
        const nothing = given.hasContents ? [] : ['file-without-text'];
        expect(await readBack(await writeDocx(given))).toEqual(all.length === 0 ? nothing : all);
      }),
      { numRuns: 40 },
    );
  });

  const paper = { size: 'A4', orientation: 'portrait' } as const;
  const grid: Block = {
    kind: 'grid',
    label: '進行管理シート',
    columns: 12,
    cells: [
      { row: 1, column: 1, columns: 3, text: '事業名', isHeader: true },
      { row: 1, column: 4, columns: 9, text: '見守り活動' },
      { row: 2, column: 1, columns: 3, rows: 2, text: '指標', isHeader: true },
      { row: 2, column: 4, columns: 4, text: '相談' },
      { row: 2, column: 8, columns: 5, text: '延べ１７４件' },
      { row: 3, column: 4, columns: 9, text: '・一行目\n・二行目', lines: 6 },
    ],
  };
  const given: Booklet = {
    title: '第３期計画',
    subtitle: ['令和７年度'],
    author: 'みどりが丘市',
    date: '令和8年11月21日',
    hasCover: true,
    hasContents: true,
    chapters: [
      {
        id: 'summary',
        name: '総括表',
        paper: { size: 'A3', orientation: 'landscape' },
        header: '総括表',
        blocks: [
          { kind: 'heading', level: 1, text: '１ 総括表' },
          { kind: 'paragraph', text: '評価を\n並べます。' },
          {
            kind: 'table',
            caption: '評価の一覧',
            columns: [{ width: 3 }, { width: 1 }, { width: 1 }],
            head: [
              [
                { text: '事業名', rows: 2 },
                { text: '評価', columns: 2 },
              ],
              [{ text: '自己' }, { text: '頁' }],
            ],
            rows: [[{ text: '見守り', link: 'sheet' }, { text: 'A' }, { text: '', pageOf: 'sheet' }]],
          },
        ],
      },
      {
        id: 'sheet',
        name: '1 "見守り" \\ 活動',
        paper,
        blocks: [grid, { kind: 'page-break' }, { kind: 'heading', level: 2, text: '補足' }],
      },
      {
        id: 'behind',
        name: '2 相談',
        paper,
        isInContents: false,
        blocks: [{ kind: 'heading', level: 2, text: '相談' }],
      },
    ],
  };

  it('has contents, page numbers and links in it, and asks nothing when it is opened', async () => {
    const unpacked = unpack(await writeDocx(given), { fileBytes: 1e7, totalBytes: 1e7, files: 99 });
    if (!unpacked.ok) throw new Error(unpacked.refusal.code);
    const part = (name: string) =>
      new TextDecoder().decode(unpacked.files.find((one) => one.name === name)!.bytes);
    const document = part('word/document.xml');
    const lines = [
      ...document.matchAll(
        /w:anchor="(place_\d+)"><w:r><w:rPr><w:rStyle w:val="IndexLink"\/><\/w:rPr><w:t[^>]*>([^<]*)<\/w:t><w:tab\/><w:t[^>]*>(\d+)/gu,
      ),
    ];
    expect(lines.map(([, , title, page]) => [title, page])).toEqual([
      ['１ 総括表', '2'],
      ['1 &quot;見守り&quot; \\ 活動', '3'],
      ['補足', '4'],
    ]);
    for (const [, anchor] of lines) expect(document).toContain(`w:name="${anchor}"`);
    expect(document).toContain('TC &quot;1 \\&quot;見守り\\&quot; \\\\ 活動&quot; \\f C \\l 1');
    expect(document).toMatch(/w:instr="PAGEREF place_\d+ \\h"><w:r><w:t[^>]*>3</u);
    expect(document).toContain('<w:pStyle w:val="UnlistedHeading2"/>');
    expect(part('word/settings.xml')).not.toContain('updateFields');
    expect(document).not.toContain('w:dirty="true"');
    expect(part('docProps/core.xml')).toContain('<dc:title>第３期計画</dc:title>');
  });

  it.runIf(hasLibreOffice)('is what LibreOffice reads, prints and saves again', async () => {
    const bytes = await writeDocx(given);
    const again = saveByLibreOffice(bytes, 'docx', 'docx');
    expect(await shapeOf(again)).toEqual(await shapeOf(bytes));
    const printed = textByPdftotext(saveByLibreOffice(bytes, 'docx', 'pdf'), '-layout').split('\f');
    // After the cover; the reference to the sheet is what LibreOffice itself counts.
    expect(printed.map((page) => page.trim().split(/\s+/u).at(-1)).slice(1, 6)).toEqual([
      '1',
      '2',
      '3',
      '4',
      '5',
    ]);
    expect(printed[2]).toMatch(/見守り\s+A\s+3\s/u);
  });
});
