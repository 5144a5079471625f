import type { Notices, Problems, Refusals } from './kinds.ts';

export const editionsNotices = {} satisfies Notices;
export const editionsProblems = {} satisfies Problems;
export const editionsRefusals = {} satisfies Refusals;
