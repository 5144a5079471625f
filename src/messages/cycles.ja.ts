import type { Notices, Problems, Refusals } from './kinds.ts';

export const cyclesNotices = {} satisfies Notices;
export const cyclesProblems = {} satisfies Problems;
export const cyclesRefusals = {} satisfies Refusals;
