import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sourceOfText } from '../../../test/kit/source-of-text.ts';
import { textOf } from '../source.ts';
import { readOwnerCell } from './owners.ts';

const words = {
  owners: {
    departments: ['課', '室', 'センター'],
    subsections: ['係', '担当'],
    bodies: { 社協: 'shakyo', 社会福祉協議会: 'shakyo' } as const,
  },
  ratingScales: [
    {
      name: '評価',
      best: 'first' as const,
      codes: ['A', 'B', 'C'].map((code) => ({ code, label: '', definition: '' })),
    },
  ],
};

function read(cell: string) {
  const source = sourceOfText(cell);
  const whole = { line: 0, from: 0, to: cell.length };
  const { owners, grades, unreadable, unreadableGrades } = readOwnerCell(source, whole, words);
  return {
    owners: owners.map(({ body, department, subsection }) =>
      [body, department?.text, subsection?.text].filter((part) => part).join('/'),
    ),
    grades: grades.map(({ department, code }) => `${department.text}=${code.text}`),
    unreadable: [...unreadable, ...unreadableGrades].map((span) => textOf(source, span)),
  };
}

describe('an owner cell', () => {
  test.each([
    ['ふくし課', ['ふくし課']],
    ['みどり課 まちなみ室', ['みどり課', 'まちなみ室']],
    ['みどり・まちなみ課、社協', ['みどり・まちなみ課', 'shakyo']],
    ['みどり課・まちなみ課', ['みどり課', 'まちなみ課']],
    ['みどり課まちなみ課社協', ['みどり課', 'まちなみ課', 'shakyo']],
    ['課税課', ['課税課']],
    ['みどり課 総務係', ['みどり課/総務係']],
    ['みどり課総務係', ['みどり課/総務係']],
    ['みどり課 （女性センター）', ['みどり課/女性センター']],
    ['みどり課（企画担当） まちな み室', ['みどり課/企画担当', 'まちなみ室']],
    ['みどりヶ丘市社会福祉協議会', ['shakyo']],
  ])('%s names %j', (cell, owners) => {
    expect(read(cell)).toEqual({ owners, grades: [], unreadable: [] });
  });

  test('one grade for each department, look-alikes as ASCII', () => {
    expect(read('みどり課B まちなみ室С 社協A')).toEqual({
      owners: ['みどり課', 'まちなみ室', 'shakyo'],
      grades: ['みどり課=B', 'まちなみ室=C', '社協=A'],
      unreadable: [],
    });
  });

  test.each([
    ['みどり課：B 社協（A）', ['みどり課=B', '社協=A']],
    ['みどり課 B まちなみ室 A', ['みどり課=B', 'まちなみ室=A']],
    ['みどり課 社協C', ['社協=C']],
    ['みどり課Bまちなみ室А社協C', ['みどり課=B', 'まちなみ室=A', '社協=C']],
    ['みどり課Ϲ', ['みどり課=C']],
  ])('the grades of %s are %j, and the names stay whole', (cell, grades) => {
    const { owners, ...rest } = read(cell);
    expect(rest).toEqual({ grades, unreadable: [] });
    expect(owners.join()).toMatch(/^みどり課(,まちなみ室)?(,shakyo)?$/u);
  });

  test.each([
    ['みどり課R', ['みどり課'], 'R'],
    ['みどり課Ь まちなみ室', ['みどり課', 'まちなみ室'], 'Ь'],
    ['みどり課 Ь まちなみ室', ['みどり課', 'まちなみ室'], 'Ь'],
    ['B みどり課', ['みどり課'], 'B'],
  ])('in %s a letter that is nobody’s grade is none, and part of no name', (cell, owners, letter) => {
    expect(read(cell)).toEqual({ owners, grades: [], unreadable: [letter] });
  });

  test('noise of scanning is no owner', () => {
    expect(read('みどででは、ははでは、')).toEqual({
      owners: [],
      grades: [],
      unreadable: ['みどででは', 'ははでは'],
    });
  });

  test('every character but the separators is in an owner or unreadable', () => {
    const piece = fc.constantFrom(
      'みどり課',
      '総務係',
      '社協',
      'A',
      'Ь',
      '（',
      '）',
      ' ',
      '、',
      'は',
      '課',
      '係',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const cell = pieces.join('');
        const source = sourceOfText(cell);
        const whole = { line: 0, from: 0, to: cell.length };
        const { understood, unreadable, unreadableGrades } = readOwnerCell(source, whole, words);
        const read = [...understood, ...unreadable, ...unreadableGrades]
          .map((span) => span.to - span.from)
          .reduce((a, b) => a + b, 0);
        expect(read).toBeGreaterThanOrEqual(cell.replace(/[\s、・]/gu, '').length);
      }),
    );
  });
});
