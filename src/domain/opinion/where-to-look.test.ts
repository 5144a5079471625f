import { expect, test } from 'vitest';
import { type LookedAt, reasonsFor, whereToLook } from './where-to-look.ts';

const plain: LookedAt = {
  isAssigned: false,
  isFocus: false,
  grades: [],
  ruleGrade: null,
  shortfalls: 0,
  openOpinions: 0,
};
const self = (code: string) => ({ layer: 'self' as const, code });
const review = (code: string) => ({ layer: 'review' as const, code });

test.each<[string, Partial<LookedAt>, string[]]>([
  ['nothing', {}, []],
  ['a grade that the reviewers kept', { grades: [self('A'), review('A')] }, []],
  ['a grade that the reviewers changed', { grades: [self('A'), review('B')] }, ['grades-differ']],
  ['two owners who differ among themselves', { grades: [self('A'), self('B')] }, []],
  ['a grade of the reviewers alone', { grades: [review('B')] }, []],
  ['figures that say another grade', { grades: [self('A')], ruleGrade: 'B' }, ['rule-differs']],
  [
    'figures that say the last grade',
    { grades: [self('A'), review('B')], ruleGrade: 'B' },
    ['grades-differ'],
  ],
  ['figures and no grade yet', { ruleGrade: 'B' }, []],
  [
    'everything',
    {
      isAssigned: true,
      isFocus: true,
      grades: [self('A'), review('B')],
      ruleGrade: 'C',
      shortfalls: 1,
      openOpinions: 2,
    },
    ['assigned', 'focus', 'grades-differ', 'rule-differs', 'below-target', 'open-opinion'],
  ],
])('%s', (_, given, reasons) => expect(reasonsFor({ ...plain, ...given })).toEqual(reasons));

test('one’s own come first, then those with most reasons, else the order of the book', () => {
  const item = (name: string, isAssigned: boolean, ...reasons: ReturnType<typeof reasonsFor>) => ({
    name,
    isAssigned,
    reasons,
  });
  const names = whereToLook([
    item('one reason', false, 'focus'),
    item('none', false),
    item('two reasons', false, 'focus', 'below-target'),
    item('own', true, 'assigned'),
    item('another', false, 'below-target'),
  ]).map(({ name }) => name);
  expect(names).toEqual(['own', 'two reasons', 'one reason', 'another']);
});
