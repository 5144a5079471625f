import { groupBy } from '../group-by.ts';
import type { Layer } from '../sheet/layer.ts';
import { type CheckedPlan, checkGradesAndTargets } from './checks/check-plan.ts';
import type { Finding } from './checks/finding.ts';
import type { PlacedRating } from './rating.ts';

/** A finding as a page says it: once for all the layers that it holds for. */
export type PlanFinding = Finding & { layers: Layer[] };

type FindingSource = Pick<CheckedPlan, 'scales' | 'indicators'> & { ratings: readonly PlacedRating[] };

/**
 * What the checks find in a plan, or in what is given of it, project by project: no check compares one with another, and
 * whoever looks into a project wants all that is asked about it.
 */
export function findingsIn({ scales, indicators, ratings }: FindingSource): PlanFinding[] {
  const ratingsOf = groupBy(ratings, (rating): string | null => rating.project);
  const indicatorsOf = groupBy(indicators, (indicator) => indicator.project);
  const found = [...new Set([...ratingsOf.keys(), ...indicatorsOf.keys()])].flatMap((project) => {
    const own = ratingsOf.get(project) ?? [];
    return checkGradesAndTargets({
      scales,
      indicators: indicatorsOf.get(project) ?? [],
      sheets: own.filter(({ sheet }) => sheet !== null).map((rating) => ({ ...rating, ratings: [rating] })),
      summary: own.filter(({ sheet }) => sheet === null),
    });
  });
  const alike = groupBy(found, ({ code, about, params }) =>
    JSON.stringify([code, about, { ...params, layer: null }]),
  );
  return [...alike.values()].map((findings) => ({
    ...findings[0]!,
    layers: findings.flatMap(({ params }) => (params.layer ?? []) as Layer | []),
  }));
}
