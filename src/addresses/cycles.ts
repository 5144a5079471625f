import { planPath } from './plans.ts';

/** The addresses of a plan's years. */
export const cyclesPath = (plan: string) => `${planPath(plan)}/cycles`;
export const openingPath = (plan: string) => `${planPath(plan)}/opening`;
export const cyclePath = (plan: string, year: number) => `${cyclesPath(plan)}/${year}`;
export const boardPath = (plan: string, year: number, filter: Record<string, string> = {}) => {
  const asked = new URLSearchParams(filter).toString();
  return `${cyclePath(plan, year)}${asked === '' ? '' : `?${asked}`}`;
};
