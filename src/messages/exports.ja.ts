import type { Notices, Problems, Refusals } from './kinds.ts';

export const exportsNotices = {} satisfies Notices;
export const exportsProblems = {} satisfies Problems;
export const exportsRefusals = {} satisfies Refusals;
