import { expect, it } from 'vitest';
import type { Rating } from '../rating.ts';
import { checkSummaryAgainstSheets } from './summary-differs-from-sheet.ts';

const grade = (code: string, more: Partial<Rating> = {}): Rating => ({
  layer: 'self',
  department: null,
  code,
  ...more,
});
const sheet = (...ratings: Rating[]) => ({ project: 'p', year: 2023, ratings });
const row = (one: Rating, year = 2023, project = 'p') => ({ ...one, project, year });

it('finds a grade of the summary that the sheet does not have', () => {
  expect(checkSummaryAgainstSheets([sheet(grade('B'))], [row(grade('A'))])).toEqual([
    {
      code: 'summary-differs-from-sheet',
      severity: 'error',
      about: { project: 'p', indicator: null, year: 2023 },
      params: { layer: 'self', department: null, summary: 'A', sheet: 'B' },
    },
  ]);
});

it.each([
  ['the same grade', [sheet(grade('A'))], [row(grade('A'))]],
  ['another year', [sheet(grade('B'))], [row(grade('A'), 2022)]],
  ['another project', [sheet(grade('B'))], [row(grade('A'), 2023, 'q')]],
  ['another layer', [sheet(grade('B'))], [row(grade('A', { layer: 'final' }))]],
  ['another owner', [sheet(grade('B', { department: '甲課' }))], [row(grade('A', { department: '乙課' }))]],
  ['another scale', [sheet(grade('B', { scale: 's1' }))], [row(grade('2', { scale: 's2' }))]],
  ['no grade on the sheet', [sheet()], [row(grade('A'))]],
])('is silent on %s', (_name, sheets, summary) => {
  expect(checkSummaryAgainstSheets(sheets, summary)).toEqual([]);
});

it('finds it once where the book prints the sheet again under a 再掲', () => {
  expect(checkSummaryAgainstSheets([sheet(grade('B')), sheet(grade('B'))], [row(grade('A'))])).toHaveLength(
    1,
  );
});
