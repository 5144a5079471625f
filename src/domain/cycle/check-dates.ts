import type { Cycle, Stage } from './cycle.ts';

/** What is wrong with the days of a stage: it ends before it begins, or before the stage that it follows has ended. */
export type DatesProblem = { stage: Stage; code: 'ends-before-it-begins' | 'ends-too-early' };

/** A stage may begin while the one before it still runs: a late sheet is written while others are already reviewed. */
export function checkDates(stages: Cycle['stages']): DatesProblem[] {
  const told = Object.entries(stages) as [Stage, { from: string; due: string }][];
  return told.flatMap(([stage, { from, due }], at): DatesProblem[] => {
    if (due < from) return [{ stage, code: 'ends-before-it-begins' }];
    const before = told[at - 1];
    return before && due < before[1].due ? [{ stage, code: 'ends-too-early' }] : [];
  });
}
