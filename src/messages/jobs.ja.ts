import type { Notices, Problems, Refusals } from './kinds.ts';

export const jobsNotices = {} satisfies Notices;
export const jobsProblems = {} satisfies Problems;
export const jobsRefusals = {} satisfies Refusals;
