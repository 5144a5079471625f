import type { Notices, Problems, Refusals } from './kinds.ts';

export const activityNotices = {} satisfies Notices;
export const activityProblems = {} satisfies Problems;
export const activityRefusals = {} satisfies Refusals;
