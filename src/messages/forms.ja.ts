import type { Notices, Problems, Refusals } from './kinds.ts';

export const formsNotices = {} satisfies Notices;
export const formsProblems = {} satisfies Problems;
export const formsRefusals = {} satisfies Refusals;
