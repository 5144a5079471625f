import { expect, test } from 'vitest';
import { yearsOfGrades } from './book.ts';

const COLUMNS = [2021, 2022, 2023, 2024, 2025];

test.each([
  ['a grade for every column', 5, 2023, COLUMNS],
  ['a grade for every year up to that of the sheets', 3, 2023, [2021, 2022, 2023]],
  ['fewer grades: nobody can tell which are missing', 2, 2023, null],
  ['no year known: nobody can tell', 3, null, null],
  ['more grades than columns', 6, 2023, null],
])('%s', (_, grades, year, expected) => {
  expect(yearsOfGrades(grades, COLUMNS, year)).toEqual(expected);
});
