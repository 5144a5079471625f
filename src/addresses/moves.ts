import { cyclePath } from './cycles.ts';
import { planPath, sheetPath } from './plans.ts';

/** The addresses of the moves of a plan's sheets. */
export const movesPath = (plan: string, sheet: string) => `${sheetPath(plan, sheet)}/moves`;
export const remarksPath = (plan: string, sheet: string) => `${sheetPath(plan, sheet)}/remarks`;
export const checkedMovesPath = (plan: string) => `${planPath(plan)}/moves`;
export const approvalsPath = (plan: string, department?: string) =>
  `${planPath(plan)}/approvals${department === undefined ? '' : `?${new URLSearchParams({ department })}`}`;
export const acceptancePath = (plan: string, year: number) => `${cyclePath(plan, year)}/acceptance`;
