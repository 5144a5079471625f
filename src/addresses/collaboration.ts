import { planPath } from './plans.ts';

/** The addresses of collaboration requests. */
export const requestsPath = (plan: string, filter: Record<string, string> = {}) => {
  const query = new URLSearchParams(filter).toString();
  return `${planPath(plan)}/requests${query === '' ? '' : `?${query}`}`;
};
export const requestPath = (plan: string, request: string) =>
  `${planPath(plan)}/requests/${encodeURIComponent(request)}`;
