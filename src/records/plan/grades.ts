import { groupBy } from '#domain/group-by.ts';
import type { ExchangeRatingScale, Layer } from '#exchange/schema.ts';
import { layerSchema } from '#exchange/values.ts';
import type { PlacedRating } from './queries.ts';

/**
 * What one layer says of a project in a year, or of one department's part of it: the code that the summary table
 * prints, the code on the sheet, or both.
 */
export type Grade = {
  department: string | null;
  scale?: string | undefined;
  inSummary?: string;
  onSheet?: string;
};

/** The code that the summary table shows: its own, else the sheet's. */
export const codeOf = (grade: Grade) => grade.inSummary ?? grade.onSheet!;

/** Must both codes be shown, because the summary prints another one than the sheet? */
export const hasTwoCodes = ({ inSummary, onSheet }: Grade) =>
  inSummary !== undefined && onSheet !== undefined && inSummary !== onSheet;

/** The grades of one layer by project and year, those of several departments side by side. */
export type Grades = { of: (project: string, year: number) => Grade[]; years: number[] };

export function gradesOf(ratings: PlacedRating[], layer: Layer): Grades {
  const inLayer = ratings.filter((rating) => rating.layer === layer);
  const cells = new Map(
    [...groupBy(inLayer, ({ project, year }) => `${year} ${project}`)].map(([key, own]) => [key, merge(own)]),
  );
  return {
    of: (project, year) => cells.get(`${year} ${project}`) ?? [],
    years: [...new Set(inLayer.map((rating) => rating.year))].sort(),
  };
}

/** A sheet that the book prints twice counts as it stands the first time. */
function merge(ratings: PlacedRating[]): Grade[] {
  return [...groupBy(ratings, (rating) => rating.department)].map(([department, own]) => {
    const onSheet = own.find((rating) => rating.sheet !== null);
    const inSummary = own.find((rating) => rating.sheet === null);
    return {
      department,
      scale: own[0]!.scale,
      ...(onSheet ? { onSheet: onSheet.code } : {}),
      ...(inSummary ? { inSummary: inSummary.code } : {}),
    };
  });
}

/** The layers that grade anything in this plan, the first one first. */
export function layersIn(ratings: PlacedRating[]): Layer[] {
  return layerSchema.options.filter((layer) => ratings.some((rating) => rating.layer === layer));
}

/**
 * Which layer does the summary show when nobody chose one? The most advanced that the printed summary has; without a
 * printed one the most advanced on the sheets.
 */
export function usualLayer(ratings: PlacedRating[]): Layer {
  const printed = layersIn(ratings.filter((rating) => rating.sheet === null));
  return printed.at(-1) ?? layersIn(ratings).at(-1) ?? 'self';
}

/** How a code stands in its scale: see RatingBadge. A code in no scale has no rank. */
export function standingOf(scales: ExchangeRatingScale[], code: string, scaleId?: string) {
  const scale =
    scales.find((one) => one.id === scaleId) ?? scales.find((one) => hasCode(one, code)) ?? scales[0];
  const ordered = (scale?.codes ?? []).filter((one) => one.ordered !== false).map((one) => one.code);
  const at = scale?.best === 'none' ? -1 : ordered.indexOf(code);
  const rank = scale?.best === 'last' ? ordered.length - 1 - at : at;
  return {
    code,
    meaning: scale?.codes.find((one) => one.code === code)?.label || undefined,
    rank: at === -1 ? null : rank,
    of: ordered.length,
  };
}

const hasCode = (scale: ExchangeRatingScale, code: string) => scale.codes.some((one) => one.code === code);
