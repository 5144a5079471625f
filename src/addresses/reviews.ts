import { cyclePath } from './cycles.ts';

/** The addresses of the review of a year. */
export const reviewPath = (plan: string, year: number) => `${cyclePath(plan, year)}/review`;
export const votesPath = (plan: string, year: number) => `${reviewPath(plan, year)}/votes`;
export const finalisationPath = (plan: string, year: number) => `${cyclePath(plan, year)}/finalisation`;
export const meetingsPath = (plan: string, year: number) => `${cyclePath(plan, year)}/review-meetings`;
export const meetingPath = (plan: string, year: number, meeting: string) =>
  `${meetingsPath(plan, year)}/${encodeURIComponent(meeting)}`;
