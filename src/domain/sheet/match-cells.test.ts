import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FoundCell, matchCells } from './match-cells.ts';

const SENT = { ids: ['w_1', 'w_2', 'w_3'], isPrinted: (text: string) => text === '課題' };
const cell = (id: string | null, text: string, place: string): FoundCell => ({ id, text, place });

describe('cells of a returned workbook', () => {
  it('are found wherever they stand', () => {
    const found = [
      cell('w_3', '丙', 'C9'),
      cell(null, '課題', 'A1'),
      cell('w_1', '', 'B2'),
      cell('w_2', '乙', 'B3'),
    ];
    expect(matchCells(SENT, found)).toEqual({
      cells: {
        w_1: { text: '', place: 'B2' },
        w_2: { text: '乙', place: 'B3' },
        w_3: { text: '丙', place: 'C9' },
      },
      problems: [],
    });
  });

  it.each([
    ['is missing', [cell('w_1', 'a', 'B1'), cell('w_2', 'b', 'B2')], [['missing', 'w_3', '', '']]],
    [
      'stands twice with two texts',
      [cell('w_1', 'a', 'B1'), cell('w_2', 'b', 'B2'), cell('w_3', 'c', 'B3'), cell('w_1', 'd', '写し!B1')],
      [
        ['twice', 'w_1', 'B1', 'a'],
        ['twice', 'w_1', '写し!B1', 'd'],
      ],
    ],
    [
      'stands twice with one text',
      [cell('w_1', 'a', 'B1'), cell('w_2', 'b', 'B2'), cell('w_3', 'c', 'B3'), cell('w_1', 'a ', '写し!B1')],
      [],
    ],
    [
      'is of another workbook, or was typed beside the inputs',
      [
        ...SENT.ids.map((id) => cell(id, '', 'B1')),
        cell('v_1', '別', 'B8'),
        cell('v_2', ' ', 'B9'),
        cell(null, 'メモ', 'Z1'),
      ],
      [
        ['foreign', null, 'B8', '別'],
        ['outside', null, 'Z1', 'メモ'],
      ],
    ],
  ])('one %s', (_name, found, problems) => {
    const told = matchCells(SENT, found).problems.map(({ code, cell: id, place, text }) => [
      code,
      id,
      place,
      text,
    ]);
    expect(told).toEqual(problems);
  });

  it('lose no text, whatever came back', () => {
    const found = fc.record({
      id: fc.constantFrom(null, 'w_1', 'w_2', 'w_3', 'v_1'),
      text: fc.constantFrom('', '課題', '甲', '乙'),
      place: fc.constantFrom('A1', 'B1', 'C1'),
    });
    fc.assert(
      fc.property(fc.array(found, { maxLength: 12 }), (cells) => {
        const matched = matchCells(SENT, cells);
        const kept = [...Object.values(matched.cells), ...matched.problems].map(({ text }) => text.trim());
        for (const { id, text } of cells)
          if (text !== '' && !(text === '課題' && !id?.startsWith('w_'))) expect(kept).toContain(text);
      }),
    );
  });
});
