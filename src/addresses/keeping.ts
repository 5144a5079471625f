import { planPath } from './plans.ts';

/** Where the secretariat corrects the plan as printed. */
export const planCorrectionPath = (plan: string) => `${planPath(plan)}/correction`;
