import type { Notices, Problems, Refusals } from './kinds.ts';

export const mailNotices = {} satisfies Notices;
export const mailProblems = {} satisfies Problems;
export const mailRefusals = {} satisfies Refusals;
