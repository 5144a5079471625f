import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Place, ReadBlock, ReadBook, ReadCell } from '#formats/blocks.ts';
import { bookOfTable } from './book-of-table.ts';
import { cellsOfLine, placeOfSpan, textOf } from './source.ts';
import { sourceOfBook } from './source-of-book.ts';

const cellAt = (cell: string): Place => ({ kind: 'cell', sheet: 'R5', cell });
const onPage = (page: number): Place => ({ kind: 'page', page, box: [0, 0, 100, 20] });
const cell = (text: string, row: number, column: number, place: Place, columns = 1): ReadCell => ({
  text,
  row,
  column,
  rows: 1,
  columns,
  isHeader: false,
  place,
});
const bookOf = (...chapters: ReadBlock[][]): ReadBook => ({
  chapters: chapters.map((blocks, i) => ({ name: `${i}`, id: null, blocks })),
  hidden: {},
  unread: [],
});
const sourceOf = (book: ReadBook) => sourceOfBook({ name: '様式.xlsx', sha256: '' }, book).source;
const textsOf = (book: ReadBook) => sourceOf(book).lines.map(({ text }) => text);
const paragraph = (text: string, place: Place): ReadBlock => ({ kind: 'paragraph', text, place });

describe('the lines of a book', () => {
  it('are its rows with tabs between their cells; columns that only merging makes are none', () => {
    const rows = [
      [cell('事業名', 0, 0, cellAt('A1'), 3), cell('評価', 0, 3, cellAt('D1'))],
      [],
      [cell('花の教室', 2, 0, cellAt('A3'), 3), cell('', 2, 3, cellAt('D3'))],
    ];
    expect(textsOf(bookOf([{ kind: 'table', caption: null, rows }]))).toEqual([
      '事業名\t評価',
      '',
      '花の教室\t',
    ]);
  });

  it('are the lines of its paragraphs, with a blank one between two', () => {
    const body = (n: number): Place => ({ kind: 'paragraph', paragraph: n });
    expect(textsOf(bookOf([paragraph('一\n二', body(1)), paragraph('三\t四', body(2))]))).toEqual([
      '一',
      '二',
      '',
      '三 四',
    ]);
  });

  it.each([
    ['tabs of a workbook', bookOf([paragraph('一', cellAt('A1'))], [paragraph('二', cellAt('A1'))])],
    ['pages', bookOf([paragraph('一', onPage(1)), paragraph('二', onPage(2))])],
  ])('have three blank ones between %s', (_name, book) => {
    expect(textsOf(book)).toEqual(['一', '', '', '', '二']);
  });

  it.each([
    ['a cell that somebody typed keeps its line breaks', cellAt('A1'), '花を\n育てる', '花を\n育てる'],
    [
      'a printed cell loses those that the page made',
      onPage(1),
      '花を育てる人を増\nやします。',
      '花を育てる人を増やします。',
    ],
    ['but not those before bullets', onPage(1), '・春に開いた\n・秋に開いた', '・春に開いた\n・秋に開いた'],
    ['a word of Latin letters goes on after a blank', onPage(1), '福祉CSW\nteam', '福祉CSW team'],
  ])('%s', (_name, place, text, expected) => {
    const book = bookOf([{ kind: 'table', caption: null, rows: [[cell(text, 0, 0, place)]] }]);
    expect(textsOf(book)).toEqual([expected]);
  });

  it('show what nobody can see, and tell where', () => {
    const { source, oddities } = sourceOfBook(
      { name: 'x', sha256: '' },
      bookOf([paragraph('花\u0000壇\ud800', cellAt('A1'))]),
    );
    expect(source.lines[0]!.text).toBe('花\ufffd壇\ufffd');
    expect(oddities.map(({ line }) => line)).toEqual([1]);
  });

  it('do not grow with the square of a wide table', () => {
    const rows = Array.from({ length: 2000 }, (_, i) => [cell('値', i, i, cellAt('A1'))]);
    const length = textsOf(bookOf([{ kind: 'table', caption: null, rows }])).join('').length;
    expect(length).toBeLessThan(10_000);
  });
});

it('every cell stands at its place, whatever its characters', () => {
  const text = fc.string({
    unit: fc.constantFrom('花', 'A', '１', ' ', '\n', '\t', '、', '𠮷', '\r'),
    maxLength: 8,
  });
  fc.assert(
    fc.property(fc.array(fc.array(text, { maxLength: 5 }), { maxLength: 6 }), (rows) => {
      const source = sourceOf(bookOfTable(rows));
      for (const { span, row, column } of source.grids![0]!.cells) {
        const place = placeOfSpan(source, span);
        expect(place).toEqual({ kind: 'cell', sheet: '', cell: `${'ABCDE'[column]}${row + 1}` });
        const squeezed = (t: string) => t.replace(/\s/gu, '');
        expect(squeezed(textOf(source, span))).toBe(squeezed(rows[row]![column]!));
        expect(cellsOfLine(source, span.line)).toContainEqual(span);
      }
      const filled = rows.flat().filter((t) => t.trim() !== '').length;
      expect(source.grids![0]!.cells).toHaveLength(filled);
    }),
    { numRuns: 200 },
  );
});
