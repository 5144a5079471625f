import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeIn, codesFromBest, type RatingScale } from './rating-scale.ts';

const scale = (best: RatingScale['best'], ...codes: string[]): RatingScale => ({
  best,
  codes: codes.map((written) => {
    const [code = '', label = ''] = written.split(' ');
    return code.endsWith('!') ? { code: code.slice(0, -1), label, ordered: false } : { code, label };
  }),
});
const LETTERS = scale('first', 'A 達成', 'B 未達成', 'C 検討中', 'D! 中止');
const MARKS = scale('first', '◎', '○', '△', '×', 'ー! 評価不能');
const POINTS = scale('last', '1', '2', '3', '4', '5');

describe('reading a printed grade', () => {
  it.each<[RatingScale, string, string]>([
    [LETTERS, 'A', 'A'],
    [LETTERS, 'Ａ', 'A'],
    [LETTERS, ' A\n', 'A'],
    [LETTERS, 'А', 'A'],
    [LETTERS, 'Α', 'A'],
    [LETTERS, 'В', 'B'],
    [LETTERS, 'Β', 'B'],
    [LETTERS, 'С', 'C'],
    [LETTERS, 'Ϲ', 'C'],
    [MARKS, '〇', '○'],
    [MARKS, '◯', '○'],
    [MARKS, '✕', '×'],
    [MARKS, '－', 'ー'],
    [POINTS, '４', '4'],
    [scale('first', '①', '1'), '①', '①'],
    [scale('first', 'Ａ', 'Ｂ'), 'b', ''],
    [scale('first', 'A', 'a'), 'ａ', 'a'],
  ])('%j: %s', (given, text, code) => {
    expect(codeIn([given], text)).toBe(code || null);
  });

  it.each<[RatingScale, string]>([
    [LETTERS, ''],
    [LETTERS, '　'],
    [LETTERS, 'Ь'],
    [LETTERS, 'R'],
    [LETTERS, 'A B'],
    [LETTERS, 'A（達成）'],
    [LETTERS, '達成'],
    [LETTERS, '-'],
    [LETTERS, 'a'],
    [POINTS, '6'],
    [POINTS, '45'],
    [POINTS, '④'],
    [scale('none'), 'A'],
  ])('%j has no code for %j', (given, text) => {
    expect(codeIn([given], text)).toBeNull();
  });

  it('looks into every scale of the plan', () => {
    expect(codeIn([LETTERS, POINTS], '５')).toBe('5');
  });

  it('never throws and gives only codes of the scale', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 6 }), (text) => {
        expect([null, 'A', 'B', 'C', 'D']).toContain(codeIn([LETTERS], text));
      }),
    );
  });
});

describe('the order of grades', () => {
  it.each<[RatingScale, string[]]>([
    [LETTERS, ['A', 'B', 'C']],
    [POINTS, ['5', '4', '3', '2', '1']],
    [scale('none', 'X', 'Y'), []],
  ])('from the best: %j', (given, codes) => {
    expect(codesFromBest(given)).toEqual(codes);
  });
});
