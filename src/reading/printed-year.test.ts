import { expect, test } from 'vitest';
import { printedYear } from './printed-year.ts';

test.each([
  ['令和5年度', 2023],
  ['令和元年度の進捗状況', 2019],
  ['令和6(2024)年度', 2024],
  ['現状(R6)', 2024],
  ['2030年度', 2030],
  ['目標(2030)', 2030],
  ['令和6(2025)年度', null],
  ['5年度', null],
  ['目標', null],
  ['12000人', null],
])('%s is %s', (header, year) => {
  expect(printedYear(header)).toBe(year);
});
