import type { Layer } from '../sheet/layer.ts';

/** A rating 評価 as a sheet or a summary prints it. */
export type Rating = {
  layer: Layer;
  /** The owner, where each owner rates. */
  department: string | null;
  code: string;
  /** The scale, where the plan has several. */
  scale?: string | undefined;
};

/**
 * A rating with the project and year it is about, who gave it and why; `sheet` null where it stands in the summary table.
 */
export type PlacedRating = Rating & {
  project: string;
  year: number;
  sheet: string | null;
  reason?: string | undefined;
  by?: string | undefined;
  at?: string | undefined;
};

type RatedPlan = {
  sheets: readonly { id: string; project: string; year: number; ratings: readonly Rating[] }[];
  ratings: readonly (Rating & { project: string; year: number })[];
};

/** All ratings of a plan with their places, those on sheets first. */
export function placedRatings(plan: RatedPlan): PlacedRating[] {
  return [
    ...plan.sheets.flatMap(({ id, project, year, ratings }) =>
      ratings.map((rating) => ({ ...rating, project, year, sheet: id })),
    ),
    ...plan.ratings.map((rating) => ({ ...rating, sheet: null })),
  ];
}
