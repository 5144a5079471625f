import type { Notices, Problems, Refusals } from './kinds.ts';

export const workbooksNotices = {} satisfies Notices;
export const workbooksProblems = {} satisfies Problems;
export const workbooksRefusals = {} satisfies Refusals;
