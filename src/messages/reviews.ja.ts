import type { Notices, Problems, Refusals } from './kinds.ts';

export const reviewsNotices = {} satisfies Notices;
export const reviewsProblems = {} satisfies Problems;
export const reviewsRefusals = {} satisfies Refusals;
