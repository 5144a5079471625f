import type { Notices, Problems, Refusals } from './kinds.ts';

export const collaborationNotices = {} satisfies Notices;
export const collaborationProblems = {} satisfies Problems;
export const collaborationRefusals = {} satisfies Refusals;
