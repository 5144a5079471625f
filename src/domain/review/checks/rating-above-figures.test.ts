import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { DesiredTrend, YearValue } from '../../indicator/indicator.ts';
import type { Rating } from '../rating.ts';
import { checkRatingsAgainstFigures, type RatedPlan } from './rating-above-figures.ts';

const plan = (
  target: string,
  actual: string,
  desiredTrend?: DesiredTrend,
  grade: Partial<Rating> = {},
): RatedPlan => ({
  claims: ['A'],
  indicators: [
    {
      id: 'i',
      project: 'p',
      desiredTrend,
      values: [
        { kind: 'baseline', year: 2020, text: '25件' },
        { kind: 'target', year: 2023, text: target },
        { kind: 'actual', year: 2023, text: actual },
      ],
    },
  ],
  sheets: [{ project: 'p', year: 2023, ratings: [{ layer: 'self', department: null, code: 'A', ...grade }] }],
  summary: [],
});

it('finds a good grade under the target, with its arithmetic', () => {
  expect(checkRatingsAgainstFigures(plan('30件', '27件', 'up'))).toEqual([
    {
      code: 'rating-above-figures',
      severity: 'warning',
      about: { project: 'p', indicator: 'i', year: 2023 },
      params: {
        layer: 'self',
        rating: 'A',
        target: '30件',
        actual: '27件',
        arithmetic: '27 ÷ 30 = 90.0%',
        trendAssumed: false,
      },
    },
  ]);
});

it.each<[string, RatedPlan, string[]]>([
  ['says when it took more to be better', plan('30件', '27件'), ['27 ÷ 30 = 90.0%']],
  ['less is better', plan('30件', '33件', 'down'), ['30 ÷ 33 = 90.9%']],
  ['a sum in the cell', plan('90箇所', '51＋4＋16', 'up'), ['71 ÷ 90 = 78.9%']],
  ['維持 against the baseline', plan('維持', '24件', 'up'), ['24 − 25 = △1']],
  ['target reached', plan('30件', '30件', 'up'), []],
  ['less is better and it is less', plan('30件', '27件', 'down'), []],
  ['nobody knows what is better', plan('30件', '27件', 'unclear'), []],
  ['another unit', plan('30件', '27回', 'up'), []],
  ['nothing measured', plan('30件', '中止', 'up'), []],
  ['no target', plan('目標設定なし', '27件', 'up'), []],
  ['a lower grade', plan('30件', '27件', 'up', { code: 'B' }), []],
  ['the grade of one owner', plan('30件', '27件', 'up', { department: '甲課' }), []],
])('%s', (_name, given, lines) => {
  expect(checkRatingsAgainstFigures(given).map(({ params }) => params.arithmetic)).toEqual(lines);
});

it('finds a grade of sheet and summary once, and each layer by itself', () => {
  const given = plan('30件', '27件', 'up');
  const row = { project: 'p', year: 2023, department: null, code: 'A' } as const;
  const findings = checkRatingsAgainstFigures({
    ...given,
    summary: [
      { ...row, layer: 'self' },
      { ...row, layer: 'final' },
    ],
  });
  expect(findings.map(({ params }) => params.layer)).toEqual(['self', 'final']);
});

const truth = join(import.meta.dirname, '../../../../../shared/truth/asaka-4th-r5-sheets.json');

describe.skipIf(!existsSync(truth))('a real book', () => {
  type Project = {
    at: string;
    rating: string;
    history: Record<string, string>;
    indicators: { values: YearValue[] }[];
  };

  it('has the best grade under a target in two of its summary grades', () => {
    const { year, projects }: { year: number; projects: Project[] } = JSON.parse(readFileSync(truth, 'utf8'));
    const findings = checkRatingsAgainstFigures({
      claims: ['A'],
      indicators: projects.flatMap(({ at, indicators }) =>
        indicators.map(({ values }, nth) => ({ id: `${at}/${nth}`, project: at, values })),
      ),
      sheets: projects.map(({ at, rating }) => ({
        project: at,
        year,
        ratings: [{ layer: 'self', department: null, code: rating }],
      })),
      summary: projects.flatMap(({ at, history }) =>
        Object.entries(history).map(([of, code]) => ({
          project: at,
          year: Number(of),
          layer: 'self' as const,
          department: null,
          code,
        })),
      ),
    });
    expect(findings.map(({ about, params }) => [about.year, params.arithmetic]).sort()).toEqual([
      [2022, '27 ÷ 30 = 90.0%'],
      [2023, '18 ÷ 23 = 78.3%'],
    ]);
  });
});
