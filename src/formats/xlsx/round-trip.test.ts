import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryBooklet, arbitraryGrid, arbitraryText } from '../../../test/kit/arbitrary-booklet.ts';
import type { Block, Booklet, Cell, Chapter, ReadBook, ReadCell } from '../blocks.ts';
import { readXlsx } from './read-book.ts';
import { writeXlsx } from './write-booklet.ts';
import { cleanText } from './writing/cell-text.ts';

const PAPER = { size: 'A4', orientation: 'portrait' } as const;
const booklet = (...chapters: Chapter[]): Booklet => ({
  title: '進捗状況シート',
  subtitle: [],
  author: 'あゆみ市',
  date: '令和8年11月21日',
  hasCover: false,
  hasContents: false,
  chapters,
});
const chapter = (...blocks: Block[]): Chapter => ({ id: 'c', name: '章', paper: PAPER, blocks });

async function read(bytes: Uint8Array): Promise<ReadBook> {
  const reading = await readXlsx(bytes);
  if (!reading.ok) throw new Error(reading.refusal.code);
  return reading.book;
}
const cellsOf = (book: ReadBook, at = 0): ReadCell[] =>
  (book.chapters[at]?.blocks ?? []).flatMap((block) => (block.kind === 'table' ? block.rows.flat() : []));

/** What a block says, in the order in which it is read. */
function said(block: Block): { text: string; id?: string }[] {
  const cell = ({ text, input }: Cell) => ({ text: cleanText(text), ...(input && { id: input.id }) });
  switch (block.kind) {
    case 'page-break':
      return [];
    case 'grid':
      return [...block.cells].sort((a, b) => a.row - b.row || a.column - b.column).map(cell);
    case 'table': {
      const hasCaption = !block.isCaptionHidden && block.caption !== '';
      return [
        ...(hasCaption ? [{ text: cleanText(block.caption) }] : []),
        ...[...block.head, ...block.rows].flat().map(cell),
      ];
    }
    default:
      return [{ text: cleanText(block.text) }];
  }
}
const isSaid = ({ text, id }: { text: string; id?: string }) => text !== '' || id !== undefined;
const saidOf = ({ text, id }: ReadCell) => ({ text, ...(id !== undefined && { id }) });

describe('a booklet that was written as a workbook', () => {
  it('is read as what it said, with its ids, names and what is hidden in it', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryBooklet, async (wanted) => {
        const reading = await readXlsx(await writeXlsx(wanted));
        const texts = wanted.chapters.map(({ blocks }) => blocks.flatMap(said).filter(isSaid));
        if (!reading.ok) {
          expect(reading.refusal.code).toBe('file-without-text');
          expect(texts.flat()).toEqual([]);
          return;
        }
        const front = Number(wanted.hasCover) + Number(wanted.hasContents);
        const chapters = reading.book.chapters.slice(front);
        expect(chapters.map(({ id, name }) => ({ id, name }))).toEqual(
          wanted.chapters.map(({ id, name }) => ({ id, name: cleanText(name) })),
        );
        expect(
          chapters.map((_, at) =>
            cellsOf(reading.book, front + at)
              .filter(isSaid)
              .map(saidOf),
          ),
        ).toEqual(texts);
        const hidden = Object.entries(wanted.hidden ?? {});
        expect(reading.book.hidden).toEqual(
          Object.fromEntries(hidden.map(([key, text]) => [cleanText(key), cleanText(text)])),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('keeps the places and spans of a form', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryGrid('g'), async (grid) => {
        fc.pre(grid.cells.some(isSaid as (cell: object) => boolean));
        const reading = await readXlsx(await writeXlsx(booklet(chapter(grid))));
        const wanted = grid.cells.filter(({ text, input }) => cleanText(text) !== '' || input);
        if (!reading.ok) return expect(wanted).toEqual([]);
        const place = ({
          row,
          column,
          rows = 1,
          columns = 1,
        }: {
          row: number;
          column: number;
          rows?: number;
          columns?: number;
        }) => `${row} ${column} ${rows} ${columns}`;
        expect(cellsOf(reading.book).filter(isSaid).map(place).sort()).toEqual(
          wanted.map((cell) => place({ ...cell, row: cell.row - 1, column: cell.column - 1 })).sort(),
        );
      }),
      { numRuns: 40 },
    );
  });

  it('keeps the spans of a table', async () => {
    const rows: Cell[][] = [
      [
        { text: '目標', rows: 2 },
        { text: '連携', columns: 2 },
      ],
      [{ text: '人材' }, { text: '3' }],
    ];
    const table: Block = {
      kind: 'table',
      caption: '',
      columns: [{ width: 3 }, { width: 1 }, { width: 1 }],
      head: [[{ text: '一' }, { text: '二' }, { text: '三' }]],
      rows,
    };
    const book = await read(await writeXlsx(booklet(chapter(table))));
    expect(
      cellsOf(book).map(({ text, row, column, rows, columns }) => [text, row, column, rows, columns]),
    ).toEqual([
      ['一', 0, 0, 1, 1],
      ['二', 0, 1, 1, 1],
      ['三', 0, 2, 1, 1],
      ['目標', 1, 0, 2, 1],
      ['連携', 1, 1, 1, 2],
      ['人材', 2, 1, 1, 1],
      ['3', 2, 2, 1, 1],
    ]);
  });

  it('keeps texts that no cell can hold, piece by piece', async () => {
    const texts = [
      '地域福祉を進める。'.repeat(12_000),
      '・項目\n'.repeat(700),
      '_x0041_'.repeat(6_000),
      `${'あ'.repeat(31_999)}${'𠮷'.repeat(40_000)}`,
    ];
    for (const text of texts) {
      const form: Block = {
        kind: 'grid',
        label: '様式',
        columns: 12,
        cells: [
          { row: 1, column: 1, columns: 2, text: '取組', isHeader: true },
          { row: 1, column: 3, columns: 10, text, input: { id: 'a', kind: 'text' } },
          { row: 2, column: 1, columns: 12, text: '次の行', input: { id: 'b', kind: 'text' } },
        ],
      };
      const book = await read(await writeXlsx(booklet(chapter({ kind: 'paragraph', text }, form))));
      const cells = cellsOf(book).filter(isSaid);
      expect(cells.map(saidOf)).toEqual([
        { text },
        { text: '取組' },
        { text, id: 'a' },
        { text: '次の行', id: 'b' },
      ]);
      expect(cells[1]!.rows).toBe(cells[2]!.rows);
    }
  });

  it('keeps a form of ids that fit into no single cell', async () => {
    const cells = Array.from({ length: 300 }, (_, at) => ({
      row: 1,
      column: at + 1,
      text: '',
      input: { id: `${at} ${'長い印'.repeat(60)}`, kind: 'text' as const },
    }));
    const book = await read(
      await writeXlsx(booklet(chapter({ kind: 'grid', label: '様式', columns: 300, cells }))),
    );
    expect(cellsOf(book).map(({ id }) => id)).toEqual(cells.map(({ input }) => input.id));
  });

  it('says where a cell stands, by the name of its tab', async () => {
    const bytes = await writeXlsx(
      booklet({ ...chapter({ kind: 'heading', level: 1, text: '計画' }), name: '計画/総括' }),
    );
    expect(cellsOf(await read(bytes))[0]?.place).toEqual({ kind: 'cell', sheet: '計画／総括', cell: 'A1' });
  });

  it('prints numbers again as they were written', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.integer().map(String),
          fc.integer().map((n) => n.toLocaleString('en')),
          fc.double().map(String),
          arbitraryText,
        ),
        async (text) => {
          fc.pre(cleanText(text) !== '');
          const cell: Cell = { text, align: 'end' };
          const block: Block = {
            kind: 'table',
            caption: '',
            columns: [{ width: 1 }],
            head: [],
            rows: [[cell]],
          };
          expect(cellsOf(await read(await writeXlsx(booklet(chapter(block)))))[0]?.text).toBe(
            cleanText(text),
          );
        },
      ),
      { numRuns: 80 },
    );
  });
});
