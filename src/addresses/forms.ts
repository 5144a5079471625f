import { planPath } from './plans.ts';

/** The addresses of a plan's forms and rules. */
export const formsPath = (plan: string) => `${planPath(plan)}/forms`;
export const formPath = (plan: string, form: string) => `${formsPath(plan)}/${encodeURIComponent(form)}`;
export const rulesPath = (plan: string) => `${planPath(plan)}/rules`;
export const scalesPath = (plan: string) => `${planPath(plan)}/scales`;
export const scalePath = (plan: string, scale: string) => `${scalesPath(plan)}/${encodeURIComponent(scale)}`;
