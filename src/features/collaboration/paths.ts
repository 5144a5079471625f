import { planPath } from '../plans/paths.ts';

/** The addresses of collaboration requests. */
export const requestsPath = (plan: string, filter: Record<string, string> = {}) => {
  const query = new URLSearchParams(filter).toString();
  return `${planPath(plan)}/requests${query === '' ? '' : `?${query}`}`;
};
export const newRequestPath = (plan: string, of: { sheet: string } | { project: string }) =>
  `${planPath(plan)}/requests/new?${new URLSearchParams(of)}`;
export const requestPath = (plan: string, request: string) =>
  `${planPath(plan)}/requests/${encodeURIComponent(request)}`;
