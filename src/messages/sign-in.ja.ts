import type { Notices, Problems, Refusals } from './kinds.ts';

export const signInNotices = {} satisfies Notices;
export const signInProblems = {} satisfies Problems;
export const signInRefusals = {} satisfies Refusals;
