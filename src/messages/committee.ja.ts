import type { Notices, Problems, Refusals } from './kinds.ts';

export const committeeNotices = {} satisfies Notices;
export const committeeProblems = {} satisfies Problems;
export const committeeRefusals = {} satisfies Refusals;
