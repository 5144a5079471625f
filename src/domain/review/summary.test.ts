import { expect, test } from 'vitest';
import { smallPlan } from '../../../test/kit/small-plan.ts';
import { placedRatings } from './rating.ts';
import { standingOf } from './rating-scale.ts';
import { summaryOf } from './summary.ts';

const plan = smallPlan();
const source = { ...plan, ratings: placedRatings(plan), scales: plan.ratingScales };
const summary = summaryOf(source, 'self');
const rowsOf = (projectId: string) =>
  summary.groups.flatMap((group) => group.rows).filter((row) => row.project.id === projectId);

test('every listing is a row under its nodes, for every year of the plan', () => {
  expect(summary.years).toEqual([2023, 2024, 2025, 2026]);
  expect(summary.groups.map((group) => group.path.map((node) => node.title))).toEqual([
    ['気づく', '見守りの輪'],
    ['つながる', '居場所づくり'],
  ]);
  expect(rowsOf('p-1').map((row) => [row.isRelisted, row.page])).toEqual([
    [false, 3],
    [true, 4],
  ]);
});

test('a grade of the summary that is not the sheet’s is shown with both', () => {
  expect(rowsOf('p-1')[0]!.cells[1]!.grades).toEqual([
    { department: null, scale: undefined, inSummary: 'A', onSheet: 'B' },
  ]);
});

test('counts tell projects from listings, departments each, and sheets without a grade', () => {
  const of2023 = summary.counts.map(({ code, years }) => [code, years[0]!.distinct, years[0]!.listed]);
  expect(of2023).toEqual([
    ['A', 2, 3],
    ['B', 0, 0],
    ['C', 1, 1],
    ['－', 0, 0],
    [null, 1, 1],
  ]);
});

test('another layer has its own grades and calls nothing missing', () => {
  const final = summaryOf(source, 'final');
  expect(final.counts.map(({ code, years }) => [code, years[0]!.distinct])).toEqual([
    ['A', 0],
    ['B', 1],
    ['C', 0],
    ['－', 0],
  ]);
});

test('a project that no node lists has a row too', () => {
  const projects = plan.projects.map((project) => ({ ...project, placements: [] }));
  const { groups } = summaryOf({ ...source, projects }, 'self');
  expect(groups.map((group) => [group.path, group.rows.length])).toEqual([[[], 3]]);
});

test('a code in a scale without an order has no rank', () => {
  expect(standingOf([{ ...plan.ratingScales[0]!, best: 'none' }], 'A')).toMatchObject({ rank: null, of: 0 });
});

test.each([
  ['A', 'first', 0],
  ['C', 'first', 2],
  ['C', 'last', 0],
  ['－', 'first', null],
  ['Ь', 'first', null],
] as const)('%s in a scale whose %s code is best has rank %s', (code, best, rank) => {
  expect(standingOf([{ ...plan.ratingScales[0]!, best }], code)).toMatchObject({ code, rank, of: 3 });
});
