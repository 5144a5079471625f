import type { Notices, Problems, Refusals } from './kinds.ts';

export const sheetsNotices = {} satisfies Notices;
export const sheetsProblems = {} satisfies Problems;
export const sheetsRefusals = {} satisfies Refusals;
