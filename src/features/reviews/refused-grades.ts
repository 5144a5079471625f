import type { GradeProblem, WantedGrades } from '#records/sheet/grade-sheet.ts';

/** Grades that were not taken: what was typed, and why. */
export type RefusedGrades = { wanted: WantedGrades; why: 'stale' | GradeProblem[] };
