import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePastedCells } from './pasted-cells.ts';

describe('cells from a spreadsheet', () => {
  it.each<[string, string, string[][]]>([
    ['nothing', '', []],
    ['an empty line', '\n', []],
    ['one cell', '48', [['48']]],
    ['a row', '45\t48\r\n', [['45', '48']]],
    ['a column', '45\n48\n', [['45'], ['48']]],
    ['an empty cell between', '45\t\t48', [['45', '', '48']]],
    ['an empty row between', '45\n\n48\n', [['45'], [''], ['48']]],
    ['full-width figures with words', '延べ１７４件\t １，０００ ', [['延べ１７４件', '１，０００']]],
    ['a line break in a cell', '"一行目\n二行目"\t5', [['一行目\n二行目', '5']]],
    ['a quote in quotes', '"「""おでかけ""」"\t5', [['「"おでかけ"」', '5']]],
    ['a quote in the middle', '5"\t6', [['5"', '6']]],
    ['quotes that are not closed', '"5\t6\n7', [['"5', '6'], ['7']]],
    ['words after the quotes', '"5"件\t6', [['"5"件', '6']]],
  ])('%s', (_name, pasted, cells) => {
    expect(parsePastedCells(pasted)).toEqual(cells);
  });

  it('reads back whatever a spreadsheet writes', () => {
    const cell = fc
      .string({ unit: fc.constantFrom('１', '2', '件', '"', '\t', '\n', 'a') })
      .map((s) => s.trim());
    const table = fc
      .integer({ min: 1, max: 4 })
      .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1 }));
    const write = (text: string) => (/["\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
    fc.assert(
      fc.property(table, fc.constantFrom('\n', '\r\n'), (rows, end) => {
        const written = rows.map((row) => row.map(write).join('\t') + end).join('');
        fc.pre(written !== end);
        expect(parsePastedCells(written)).toEqual(rows);
      }),
    );
  });

  it('takes anything without failing, and makes no cell up', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (pasted) => {
        const said = parsePastedCells(pasted).flat().join('');
        expect([...said].every((letter) => letter === '\n' || pasted.includes(letter))).toBe(true);
      }),
    );
  });
});
