import { expect, it } from 'vitest';
import { type Book, checkSummaryRowsAndSheets } from './summary-rows-and-sheets.ts';

/** p1… in order; `sheets` and `rows` by number, `rows` of 2023 unless a year is given. */
const book = (sheets: number[], rows: (number | [number, number])[], isExcerpt = false): Book => ({
  projects: [1, 2, 3, 4, 5].map((at) => ({ id: `p${at}` })),
  sheets: sheets.map((at) => ({ project: `p${at}`, year: 2023, ratings: [] })),
  summary: rows.map((row) => {
    const [at, year] = typeof row === 'number' ? [row, 2023] : row;
    return { project: `p${at}`, year, layer: 'self', department: null, code: 'A' };
  }),
  isExcerpt,
});
const found = (given: Book) =>
  checkSummaryRowsAndSheets(given).map(({ code, severity, about }) => [code, severity, about.project]);

it.each<[string, Book, unknown[]]>([
  ['all have both', book([1, 2], [1, 2]), []],
  ['a row without a sheet', book([1, 3], [1, 2, 3]), [['listed-without-sheet', 'error', 'p2']]],
  ['the last row without a sheet', book([1, 2], [1, 2, 3]), [['listed-without-sheet', 'error', 'p3']]],
  ['a sheet without a row', book([1, 2, 3], [1, 3]), [['sheet-not-listed', 'error', 'p2']]],
  ['a row with an earlier grade only', book([1, 2], [1, [2, 2022]]), []],
  ['a project that ended before', book([1], [1, [2, 2022]]), []],
  ['no summary of the year', book([1], [[1, 2022]]), []],
  ['no sheets at all', book([], [1, 2]), []],
])('%s', (_name, given, expected) => {
  expect(found(given)).toEqual(expected);
});

it('groups what lies beyond the last sheet of an excerpt into one note', () => {
  const findings = checkSummaryRowsAndSheets(book([1, 3], [1, 2, 3, 4, 5], true));
  expect(findings).toEqual([
    {
      code: 'listed-without-sheet',
      severity: 'error',
      about: { project: 'p2', indicator: null, year: 2023 },
      params: {},
    },
    {
      code: 'listed-without-sheet',
      severity: 'note',
      about: { project: null, indicator: null, year: 2023 },
      params: { count: 2, projects: ['p4', 'p5'] },
    },
  ]);
});
