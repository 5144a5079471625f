import { describe, expect, it } from 'vitest';
import type { Cell } from '../blocks.ts';
import { placeGrid, placeRows } from './placed-cells.ts';

const context = { linesOf: (text: string) => text.split('\n'), targetOf: () => undefined };
const places = (rows: Cell[][]) => {
  const { cells, columns } = placeRows(rows, [], context);
  return {
    columns,
    cells: cells.map(({ text, x, y, columns, rows }) => [text[0], x, y, columns ?? 1, rows ?? 1]),
  };
};

describe('cells of rows find their places as in HTML', () => {
  it.each([
    [
      'beside each other',
      [[{ text: 'a' }, { text: 'b' }]],
      2,
      [
        ['a', 0, 0, 1, 1],
        ['b', 1, 0, 1, 1],
      ],
    ],
    [
      'beside what hangs down from above',
      [[{ text: 'a', rows: 2 }, { text: 'b' }], [{ text: 'c' }]],
      2,
      [
        ['a', 0, 0, 1, 2],
        ['b', 1, 0, 1, 1],
        ['c', 1, 1, 1, 1],
      ],
    ],
    [
      'no wider than the gap',
      [[{ text: 'a' }, { text: 'b', rows: 2 }], [{ text: 'c', columns: 5 }]],
      2,
      [
        ['a', 0, 0, 1, 1],
        ['b', 1, 0, 1, 2],
        ['c', 0, 1, 1, 1],
      ],
    ],
    ['no lower than the last row', [[{ text: 'a', rows: 9 }]], 1, [['a', 0, 0, 1, 1]]],
    [
      'also where a row is longer',
      [[{ text: 'a' }], [{ text: 'b' }, { text: 'c' }]],
      2,
      [
        ['a', 0, 0, 1, 1],
        ['b', 0, 1, 1, 1],
        ['c', 1, 1, 1, 1],
      ],
    ],
    ['nowhere where there is none', [[], []], 0, []],
  ])('%s', (_, rows, columns, cells) => {
    expect(places(rows)).toEqual({ columns, cells });
  });
});

describe('the cells of a form', () => {
  it('are read row by row; a label stands for what is beside it, or else below', () => {
    const { cells, columns } = placeGrid(
      {
        kind: 'grid',
        label: '',
        columns: 4,
        cells: [
          { row: 2, column: 1, columns: 6, text: '課題', isHeader: true },
          { row: 1, column: 3, columns: 2, text: '地域福祉課' },
          { row: 1, column: 1, columns: 2, text: '担当課', isHeader: true },
          { row: 3, column: 1, columns: 4, text: '', lines: 5 },
        ],
      },
      context,
    );
    expect(cells.map(({ text, labels, lines }) => [text[0], labels, lines])).toEqual([
      ['担当課', 'row', undefined],
      ['地域福祉課', undefined, undefined],
      ['課題', 'column', undefined],
      ['', undefined, 5],
    ]);
    expect(columns).toBe(6);
  });
});
