const part = encodeURIComponent;

/** The addresses of a plan's pages. */
export const planPath = (plan: string) => `/plans/${part(plan)}`;
export const summaryPath = (plan: string) => `${planPath(plan)}/summary`;
export const sheetPath = (plan: string, sheet: string) => `${planPath(plan)}/sheets/${part(sheet)}`;
export const indicatorPath = (plan: string, id: string) => `${planPath(plan)}/indicators/${part(id)}`;
export const projectPath = (plan: string, id: string) => `${planPath(plan)}/projects/${part(id)}`;
