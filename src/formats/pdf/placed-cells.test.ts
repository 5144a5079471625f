import { describe, expect, it } from 'vitest';
import type { Cell, GridCell } from '../blocks.ts';
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
  const form = (cells: GridCell[], columns = 4) =>
    placeGrid({ kind: 'grid', label: '', columns, cells }, context);
  const label = (text: string, row: number, column: number, columns = 1) => ({
    ...{ row, column, columns, text },
    isHeader: true,
  });

  it('are read row by row; a label stands for what is beside it, or else below', () => {
    const { bands, widths } = form([
      label('課題', 2, 1, 6),
      { row: 1, column: 3, columns: 2, text: '地域福祉課' },
      label('担当課', 1, 1, 2),
      { row: 3, column: 1, columns: 4, text: '', lines: 5 },
    ]);
    const cells = bands.flatMap((band) => band.cells);
    expect(cells.map(({ text, labels, lines }) => [text[0], labels, lines])).toEqual([
      ['担当課', 'row', undefined],
      ['地域福祉課', undefined, undefined],
      ['課題', 'column', undefined],
      ['', undefined, 5],
    ]);
    expect(widths).toEqual([2, 2, 2]);
  });

  it('keep only the columns where one of them begins or ends', () => {
    const { bands, widths } = form([label('a', 1, 1, 9), { row: 1, column: 10, columns: 51, text: 'b' }], 60);
    expect(widths).toEqual([9, 51]);
    expect(bands[0]!.cells.map(({ x, columns = 1 }) => [x, columns])).toEqual([
      [0, 1],
      [1, 1],
    ]);
  });

  it('tell rows of labels alone from the others: those stand for what is below', () => {
    const { bands } = form([
      label('節', 1, 1, 4),
      label('課題', 2, 1, 2),
      label('方針', 2, 3, 2),
      { row: 3, column: 1, columns: 2, text: 'a' },
      { row: 3, column: 3, columns: 2, text: 'b' },
      label('節', 4, 1, 4),
      label('左', 5, 1),
      { row: 5, column: 2, columns: 3, rows: 2, text: 'c' },
      label('上の行の横', 6, 1),
    ]);
    expect(bands.map(({ level, cells }) => [level, cells.map(({ text }) => text[0])])).toEqual([
      [undefined, []],
      [2, ['節']],
      [3, ['課題', '方針']],
      [undefined, ['a', 'b']],
      [2, ['節']],
      [undefined, ['左', 'c', '上の行の横']],
    ]);
  });
});
