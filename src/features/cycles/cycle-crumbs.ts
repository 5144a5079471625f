import { cyclePath, cyclesPath } from '#addresses/cycles.ts';
import { eraYear } from '#exchange/names.ts';
import type { Crumb } from '#http/layout.tsx';
import { planCrumbs } from '#http/parts/plan-parts.tsx';
import type { PlanHead } from '#records/plan/queries.ts';

/** The way to the list of a plan's years, or on to one of them. */
export function cycleCrumbs(plan: PlanHead, year?: number): Crumb[] {
  const years = [...planCrumbs(plan), { href: cyclesPath(plan.id), label: '年度' }];
  return year === undefined ? years : [...years, { href: cyclePath(plan.id, year), label: eraYear(year) }];
}
