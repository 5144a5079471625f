import type { ExchangePlan } from '#exchange/schema.ts';
import type { PlacedRating } from '#records/plan/queries.ts';

/** All grades of a document, those on sheets first, as the pages of a plan take them. */
export function ratingsIn(plan: ExchangePlan): PlacedRating[] {
  return [
    ...plan.sheets.flatMap((sheet) =>
      sheet.ratings.map((rating) => ({
        ...rating,
        project: sheet.project,
        year: sheet.year,
        sheet: sheet.id,
      })),
    ),
    ...plan.ratings.map((rating) => ({ ...rating, sheet: null })),
  ];
}
