import { committeePath } from '#addresses/committee.ts';
import type { Crumb } from '#http/layout.tsx';
import { planCrumbs } from '#http/parts/plan-parts.tsx';
import type { PlanHead } from '#records/plan/queries.ts';

/** The way to the committee of a year; only who may open it is led there. */
export function committeeCrumbs(plan: PlanHead, year: number, mayOpen: boolean): Crumb[] {
  const own = { href: committeePath(plan.id, year), label: '推進委員会' };
  return [...planCrumbs(plan), ...(mayOpen ? [own] : [])];
}
