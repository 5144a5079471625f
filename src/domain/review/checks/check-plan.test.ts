import { expect, it } from 'vitest';
import type { RatingScale } from '../rating-scale.ts';
import { checkGradesAndTargets } from './check-plan.ts';

const scale = (best: RatingScale['best'], codes: string[], unordered: string[] = []): RatingScale => ({
  best,
  codes: [
    ...unordered.map((code) => ({ code, label: '', ordered: false })),
    ...codes.map((code) => ({ code, label: '' })),
  ],
});

it.each<[string, RatingScale, string, boolean]>([
  ['the first of a scale whose first is best', scale('first', ['A', 'B', 'C']), 'A', true],
  ['the second of it', scale('first', ['A', 'B', 'C']), 'B', false],
  ['the last of a scale whose last is best', scale('last', ['1', '2', '3']), '3', true],
  ['the first of it', scale('last', ['1', '2', '3']), '1', false],
  ['a code outside the order that stands first', scale('first', ['A', 'B'], ['完了']), '完了', false],
  ['the best one behind it', scale('first', ['A', 'B'], ['完了']), 'A', true],
  ['a scale without a direction', scale('none', ['A', 'B']), 'A', false],
])('claims that the target was reached: %s', (_name, given, code, isClaim) => {
  const findings = checkGradesAndTargets({
    scales: [given],
    indicators: [
      {
        id: 'i',
        project: 'p',
        values: [
          { kind: 'target', year: 2023, text: '30件' },
          { kind: 'actual', year: 2023, text: '27件' },
        ],
      },
    ],
    sheets: [{ project: 'p', year: 2023, ratings: [{ layer: 'self', department: null, code }] }],
    summary: [],
  });
  expect(findings.map((finding) => finding.code)).toEqual(isClaim ? ['rating-above-figures'] : []);
});

it('finds contradictions, grades above figures and lowered targets side by side', () => {
  const findings = checkGradesAndTargets({
    scales: [scale('first', ['A', 'B'])],
    indicators: [
      {
        id: 'i',
        project: 'p',
        values: [
          { kind: 'target', year: 2023, text: '30件' },
          { kind: 'actual', year: 2023, text: '27件' },
          { kind: 'target', year: 2024, text: '25件' },
        ],
      },
    ],
    sheets: [{ project: 'p', year: 2023, ratings: [{ layer: 'self', department: null, code: 'B' }] }],
    summary: [{ project: 'p', year: 2023, layer: 'self', department: null, code: 'A' }],
  });
  expect(findings.map(({ code, about }) => [code, about.year])).toEqual([
    ['summary-differs-from-sheet', 2023],
    ['rating-above-figures', 2023],
    ['target-lowered', 2024],
  ]);
});
