import { groupBy } from '../group-by.ts';
import { LAYERS, type Layer } from '../sheet/layer.ts';
import type { PlacedRating } from './rating.ts';

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

/** The grades as they are shown: one where all owners agree, else each with whose it is. */
export function shownGrades(grades: readonly Grade[]): Grade[] {
  const [first] = grades;
  const isSame = ({ scale, inSummary, onSheet }: Grade) =>
    scale === first!.scale && inSummary === first!.inSummary && onSheet === first!.onSheet;
  return first && grades.every(isSame) ? [{ ...first, department: null }] : [...grades];
}

/** The grades of one layer by project and year, those of several departments side by side. */
export type Grades = { of: (project: string, year: number) => Grade[]; years: number[] };

export function gradesOf(ratings: readonly PlacedRating[], layer: Layer): Grades {
  const inLayer = ratings.filter((rating) => rating.layer === layer);
  const cells = new Map(
    [...groupBy(inLayer, ({ project, year }) => `${year} ${project}`)].map(([key, own]) => [key, merge(own)]),
  );
  return {
    of: (project, year) => cells.get(`${year} ${project}`) ?? [],
    years: [...new Set(inLayer.map((rating) => rating.year))].sort(),
  };
}

/** Each owner's, and each scale's, by itself. A sheet that the book prints twice counts as it stands the first time. */
function merge(ratings: PlacedRating[]): Grade[] {
  const grades = groupBy(ratings, ({ department, scale = null }) => JSON.stringify([department, scale]));
  return [...grades.values()].map((own) => {
    const { department, scale } = own[0]!;
    const onSheet = own.find((rating) => rating.sheet !== null);
    const inSummary = own.find((rating) => rating.sheet === null);
    return {
      department,
      scale,
      ...(onSheet ? { onSheet: onSheet.code } : {}),
      ...(inSummary ? { inSummary: inSummary.code } : {}),
    };
  });
}

/** The layers that grade anything in this plan, the first one first. */
export function layersIn(ratings: readonly PlacedRating[]): Layer[] {
  return LAYERS.filter((layer) => ratings.some((rating) => rating.layer === layer));
}

/**
 * Which layer does the summary show when nobody chose one? The most advanced that the printed summary has; without a
 * printed one the most advanced on the sheets.
 */
export function usualLayer(ratings: readonly PlacedRating[]): Layer {
  const printed = layersIn(ratings.filter((rating) => rating.sheet === null));
  return printed.at(-1) ?? layersIn(ratings).at(-1) ?? 'self';
}
