import type { Notices, Problems, Refusals } from './kinds.ts';

export const peopleNotices = {} satisfies Notices;
export const peopleProblems = {} satisfies Problems;
export const peopleRefusals = {} satisfies Refusals;
