import { groupBy } from '#domain/group-by.ts';
import { isBelowTarget } from '#domain/indicator/year-achievement.ts';
import { type LookReason, reasonsFor, whereToLook } from '#domain/opinion/where-to-look.ts';
import { gradeByRule } from '#domain/review/grade-rule.ts';
import type { PlacedRating } from '#domain/review/rating.ts';
import { placedRatings } from '#domain/review/rating.ts';
import { LAYER_LABELS } from '#exchange/labels.ts';
import type { ExchangeOpinion, ExchangePlan } from '#exchange/schema.ts';
import type { SheetMaterial } from '../sheet-material.ts';

/** A sheet as the committee looks at it. */
export type LookedSheet = {
  material: SheetMaterial;
  grades: PlacedRating[];
  reasons: LookReason[];
  /** What was said about its project before: last year's opinions, and older ones without an answer. */
  earlier: ExchangeOpinion[];
};

/** The sheets with what there is to ask about each; on paper, which everybody gets, none is anybody's own. */
export function lookedSheets(
  plan: ExchangePlan,
  materials: readonly SheetMaterial[],
  year: number,
): LookedSheet[] {
  const projectOf = new Map(plan.sheets.map(({ id, project }) => [id, project]));
  const focus = plan.cycles?.find((cycle) => cycle.year === year)?.focus ?? [];
  const ratings = placedRatings(plan).filter((rating) => rating.year === year);
  return materials.map((material) => {
    const { project, indicators, gradeRule } = material;
    const grades = ratings.filter((rating) => rating.project === project.id);
    const ruled = gradeRule ? gradeByRule(gradeRule, [...indicators], year) : null;
    const earlier = (plan.opinions ?? []).filter(
      (one) =>
        one.sheet !== null &&
        projectOf.get(one.sheet) === project.id &&
        (one.year === year - 1 || (one.year < year && one.response === null)),
    );
    const reasons = reasonsFor({
      isAssigned: false,
      isFocus: focus.includes(project.id),
      grades,
      ruleGrade: ruled?.ok ? ruled.code : null,
      shortfalls: indicators.filter((indicator) => isBelowTarget(indicator, year)).length,
      openOpinions: earlier.filter(({ response }) => response === null).length,
    });
    return { material, grades, reasons, earlier };
  });
}

/** Those with a reason, the most reasons first. */
export const toLookAt = (sheets: readonly LookedSheet[]): LookedSheet[] =>
  whereToLook(sheets.map((sheet) => ({ ...sheet, isAssigned: false })));

/** Each layer with its codes, once each: 自己評価 A・B. */
export function gradeLines({ grades }: Pick<LookedSheet, 'grades'>): string {
  const layers = groupBy(grades, ({ layer }) => layer);
  return [...layers]
    .map(([layer, own]) => `${LAYER_LABELS[layer]} ${[...new Set(own.map(({ code }) => code))].join('・')}`)
    .join('\n');
}
