import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasLibreOffice, saveByLibreOffice, textByPdftotext } from '../../../test/kit/office-tools.ts';
import type { Block, Booklet, Cell, Chapter, ReadBook } from '../blocks.ts';
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

/** What a reader must find, in order; blank texts and places of a grid that nothing covers are left out. */
function expected({ chapters }: Booklet): unknown[] {
  return chapters.flatMap(({ blocks }) =>
    blocks.flatMap((one): unknown[] => {
      if (one.kind === 'page-break') return [];
      if (one.kind === 'heading') return kept(one.text) === '' ? [] : [[one.level, kept(one.text)]];
      if (one.kind === 'paragraph') return kept(one.text) === '' ? [] : [kept(one.text)];
      const parts =
        one.kind === 'grid'
          ? [
              one.cells.map((c) => ({
                cell: c as Cell,
                row: c.row - 1,
                column: c.column - 1,
                rows: c.rows ?? 1,
                columns: c.columns ?? 1,
              })),
            ]
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

describe('a booklet as a Word document', () => {
  it('comes back with its headings, paragraphs, cells and spans', async () => {
    await fc.assert(
      fc.asyncProperty(booklet, async (given) => {
        const all = expected(given);
        const nothing = given.hasContents ? [] : ['file-without-text'];
        expect(await readBack(await writeDocx(given))).toEqual(all.length === 0 ? nothing : all);
      }),
      { numRuns: 60 },
    );
  });
});
void hasLibreOffice;
void saveByLibreOffice;
void textByPdftotext;
