import { expect, test } from 'vitest';
import { readGrade } from './grade.ts';

const scales = [{ codes: [{ code: 'A' }, { code: 'B' }, { code: 'C' }] }];

test.each([
  ['A', { code: 'A' }],
  [' Ｂ ', { code: 'B' }],
  ['А', { code: 'A' }],
  ['В', { code: 'B' }],
  ['С', { code: 'C' }],
  ['Α', { code: 'A' }],
  ['Ϲ', { code: 'C' }],
  ['**B**', { code: 'B' }],
  ['', 'none'],
  ['－', 'none'],
  ['―', 'none'],
  ['Ь', 'unreadable'],
  ['R', 'unreadable'],
  ['D', 'unreadable'],
  ['A B', 'unreadable'],
  ['概ね達成', 'unreadable'],
])('a rating cell %j says %j', (printed, said) => {
  expect(readGrade(printed, scales)).toEqual(said);
});
