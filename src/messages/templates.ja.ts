import type { Notices, Problems, Refusals } from './kinds.ts';

export const templatesNotices = {} satisfies Notices;
export const templatesProblems = {} satisfies Problems;
export const templatesRefusals = {} satisfies Refusals;
