import { planPath, sheetPath } from '../plans/paths.ts';

/** The addresses of the moves of a plan's sheets. */
export const movesPath = (plan: string, sheet: string) => `${sheetPath(plan, sheet)}/moves`;
export const remarksPath = (plan: string, sheet: string) => `${sheetPath(plan, sheet)}/remarks`;
export const checkedMovesPath = (plan: string) => `${planPath(plan)}/moves`;
export const approvalsPath = (plan: string) => `${planPath(plan)}/approvals`;
export const acceptancePath = (plan: string, year: number) => `${planPath(plan)}/cycles/${year}/acceptance`;
/** The field of the entry page, of this department's part. */
export const entryPath = (plan: string, sheet: string, department: string | null, input?: string) =>
  `${sheetPath(plan, sheet)}/entry${department === null ? '' : `?department=${encodeURIComponent(department)}`}${
    input === undefined ? '' : `#field-${encodeURIComponent(input)}`
  }`;
