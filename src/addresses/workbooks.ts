import { planPath } from './plans.ts';

/** The addresses of workbooks that are filled in elsewhere: the list, and one that came back. */
export const workbooksPath = (plan: string) => `${planPath(plan)}/workbooks`;
export const sendingsPath = (plan: string) => `${workbooksPath(plan)}/sendings`;
export const returnedPath = (plan: string, id: string) => `${workbooksPath(plan)}/${encodeURIComponent(id)}`;
