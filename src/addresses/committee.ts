import { cyclePath } from './cycles.ts';
import { planPath } from './plans.ts';

const part = encodeURIComponent;

/** The addresses of the committee's pages. */
export const committeePath = (plan: string, year: number) => `${cyclePath(plan, year)}/committee`;
export const meetingsPath = (plan: string, year: number) => `${cyclePath(plan, year)}/meetings`;
export const meetingPath = (plan: string, meeting: string) => `${planPath(plan)}/meetings/${part(meeting)}`;
export const meetingDetailsPath = (plan: string, meeting: string) => `${meetingPath(plan, meeting)}/details`;
export const meetingOpinionsPath = (plan: string, meeting: string) =>
  `${meetingPath(plan, meeting)}/opinions`;
export const ledgerPath = (plan: string, year: number) => `${cyclePath(plan, year)}/opinions`;
export const opinionTablePath = (plan: string, year: number) => `${cyclePath(plan, year)}/opinion-table`;
export const opinionPath = (plan: string, opinion: string) => `${planPath(plan)}/opinions/${part(opinion)}`;
/** Where the sign-in makes a one-time link to this meeting for a member without an account. */
export const linkPath = (plan: string, meeting: string, person: string) =>
  `/links/new?${new URLSearchParams({ kind: 'meeting', plan, meeting, person })}`;
