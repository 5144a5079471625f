import { describe, expect, it } from 'vitest';
import { type CellGrid, fillCells } from './fill-cells.ts';

const grid: CellGrid = [
  [null, 't25', 't26'],
  [null, 'a25', null],
  [null, 'u25', 'u26'],
];

describe('filling pasted cells into a table', () => {
  it.each<[string, string, string[][], string, string[]]>([
    ['one cell', 'a25', [['48']], 'a25=48', []],
    ['a row', 't25', [['45', '50']], 't25=45 t26=50', []],
    ['a column', 't25', [['45'], ['48'], ['60']], 't25=45 a25=48 u25=60', []],
    [
      'a block over a cell that is only read',
      't25',
      [
        ['1', '2'],
        ['3', '4'],
      ],
      't25=1 t26=2 a25=3',
      ['4'],
    ],
    ['beyond the edge', 'u26', [['1', '2'], ['3']], 'u26=1', ['2', '3']],
    ['an empty cell', 't25', [['', '50']], 't26=50', []],
    ['from nowhere', 'x', [['1']], '', ['1']],
  ])('%s', (_name, start, cells, filled, left) => {
    const filling = fillCells(grid, start, cells);
    expect(filling.fills.map(({ name, text }) => `${name}=${text}`).join(' ')).toBe(filled);
    expect(filling.left).toEqual(left);
  });
});
