import type { Finding } from '../review/checks/finding.ts';

/**
 * Which finding is it, from one look at the plan to the next? The same check about the same place with the same figures: a reason
 * that somebody gave holds until a figure changes. In which order the figures are listed does not count.
 */
export function findingIdentity({ code, about, params }: Pick<Finding, 'code' | 'about' | 'params'>): string {
  const inOrder = (object: object) => Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([code, inOrder(about), inOrder(params)]);
}
