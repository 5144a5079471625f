/** The addresses of what a plan hands out. */
export const exportsPath = (planId: string) => `/plans/${encodeURIComponent(planId)}/exports`;
