import type { Notices, Problems, Refusals } from './kinds.ts';

export const movesNotices = {} satisfies Notices;
export const movesProblems = {} satisfies Problems;
export const movesRefusals = {} satisfies Refusals;
