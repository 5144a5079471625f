import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codesFromBest, compareGrades, parseGrade, type RatingScale } from './rating-scale.ts';

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
    [LETTERS, 'а', 'A'],
    [LETTERS, 'b', 'B'],
    [LETTERS, 'Ａ　達 成', 'A'],
    [LETTERS, 'A（達成）', 'A'],
    [LETTERS, 'D：中止', 'D'],
    [MARKS, '〇', '○'],
    [MARKS, '◯', '○'],
    [MARKS, '✕', '×'],
    [MARKS, '－', 'ー'],
    [POINTS, '４', '4'],
    [POINTS, '④', '4'],
  ])('%j: %s', (given, text, code) => {
    expect(parseGrade(given, text)).toEqual({ ok: true, code });
  });

  it.each<[RatingScale, string, string]>([
    [LETTERS, '', 'rating-missing'],
    [LETTERS, '　', 'rating-missing'],
    [LETTERS, 'Ь', 'rating-unreadable'],
    [LETTERS, 'R', 'rating-unreadable'],
    [LETTERS, 'A B', 'rating-unreadable'],
    [LETTERS, 'A（未達成）', 'rating-unreadable'],
    [LETTERS, '達成', 'rating-unreadable'],
    [LETTERS, '-', 'rating-unreadable'],
    [POINTS, '6', 'rating-unreadable'],
    [POINTS, '45', 'rating-unreadable'],
    [scale('none'), 'A', 'rating-unreadable'],
  ])('%j is refused: %s', (given, text, code) => {
    expect(parseGrade(given, text)).toEqual({ ok: false, code, text });
  });

  it('keeps case apart where the scale has both', () => {
    const both = scale('first', 'A', 'a', 'B');
    expect(parseGrade(both, 'ａ')).toEqual({ ok: true, code: 'a' });
    expect(parseGrade(both, 'b')).toEqual({ ok: true, code: 'B' });
  });

  it('never throws and gives only codes of the scale', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 6 }), (text) => {
        const reading = parseGrade(LETTERS, text);
        expect(reading.ok ? ['A', 'B', 'C', 'D'].includes(reading.code) : reading.text === text).toBe(true);
      }),
    );
  });
});

describe('the order of grades', () => {
  it.each<[RatingScale, string, string, string]>([
    [LETTERS, 'A', 'B', 'better'],
    [LETTERS, 'C', 'B', 'worse'],
    [LETTERS, 'B', 'B', 'same'],
    [LETTERS, 'A', 'D', 'incomparable'],
    [LETTERS, 'D', 'D', 'incomparable'],
    [LETTERS, 'A', 'X', 'incomparable'],
    [POINTS, '5', '4', 'better'],
    [POINTS, '1', '5', 'worse'],
    [scale('none', 'X', 'Y'), 'X', 'Y', 'incomparable'],
  ])('%j: %s is %s', (given, one, other, order) => {
    expect(compareGrades(given, one, other)).toBe(order);
  });

  it.each<[RatingScale, string[]]>([
    [LETTERS, ['A', 'B', 'C']],
    [POINTS, ['5', '4', '3', '2', '1']],
    [scale('none', 'X', 'Y'), []],
  ])('from the best: %j', (given, codes) => {
    expect(codesFromBest(given)).toEqual(codes);
  });
});
