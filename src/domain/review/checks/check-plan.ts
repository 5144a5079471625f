import type { Indicator } from '../../indicator/indicator.ts';
import { codesFromBest, type RatingScale } from '../rating-scale.ts';
import type { Finding } from './finding.ts';
import type { GradedSheet, SummaryGrade } from './grades.ts';
import { checkRatingsAgainstFigures } from './rating-above-figures.ts';
import { checkSummaryAgainstSheets } from './summary-differs-from-sheet.ts';
import { checkLoweredTargets } from './target-lowered.ts';

export type CheckedPlan = {
  scales: readonly RatingScale[];
  indicators: readonly (Indicator & { id: string; project: string | null })[];
  sheets: readonly GradedSheet[];
  summary: readonly SummaryGrade[];
};

/**
 * What do the checks of grades and targets find in a plan, or in what is given of it?
 *
 * Which grades say that the target was reached, a plan does not tell; the best ordered code of each scale is taken for it
 * (A of A–D, 5 of 1–5 where 5 is best). A scale without a direction claims nothing.
 */
export function checkGradesAndTargets({ scales, indicators, sheets, summary }: CheckedPlan): Finding[] {
  const claims = scales.flatMap((scale) => codesFromBest(scale).slice(0, 1));
  return [
    ...checkSummaryAgainstSheets(sheets, summary),
    ...checkRatingsAgainstFigures({ claims, indicators, sheets, summary }),
    ...checkLoweredTargets(indicators),
  ];
}
