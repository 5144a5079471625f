import type { Reader } from '#db/transaction.ts';
import { groupBy } from '#domain/group-by.ts';
import { isBelowTarget } from '#domain/indicator/year-achievement.ts';
import { canSeeOpinion } from '#domain/opinion/decide-opinion.ts';
import { type LookReason, reasonsFor } from '#domain/opinion/where-to-look.ts';
import { askerOf } from '#domain/people/actor.ts';
import { gradeByRule } from '#domain/review/grade-rule.ts';
import type { PlacedRating } from '#domain/review/rating.ts';
import { openIndicators, openRatings, openTexts } from '#domain/sheet/closed-sheet.ts';
import { fieldsOf } from '#domain/sheet/form.ts';
import { fieldLabel } from '#exchange/labels.ts';
import type { ExchangeIndicator, ExchangeRatingScale } from '#exchange/schema.ts';
import { shownFields } from '#exchange/shown-fields.ts';
import type { YearScope } from '#http/scope.ts';
import { listAssignments } from '#records/cycle/assignment-queries.ts';
import { listForms } from '#records/form/form-queries.ts';
import { type KeptOpinion, listKeptOpinions } from '#records/opinion/opinion-queries.ts';
import { listIndicators } from '#records/plan/indicator-queries.ts';
import { listScales } from '#records/plan/queries.ts';
import { listClosedSheets } from '#records/sheet/closed-sheet-queries.ts';
import { listRatings } from '#records/sheet/rating-queries.ts';
import { listPackSheets } from './pack-queries.ts';
import { type ItemGroup, listYearItems, type YearItem } from './year-items.ts';

/** A sheet as a member reads it: everything of it in place. */
export type PackItem = YearItem & {
  texts: { label: string; text: string }[];
  ratings: PlacedRating[];
  indicators: ExchangeIndicator[];
  reasons: LookReason[];
  isAssigned: boolean;
  /** What was said about its project before: last year's opinions, and older ones without an answer. */
  earlier: KeptOpinion[];
};
export type PackGroup = Omit<ItemGroup, 'items'> & { items: PackItem[]; earlier: KeptOpinion[] };
export type Pack = {
  groups: PackGroup[];
  scales: ExchangeRatingScale[];
  /** This year's opinions that the reader may see, of this meeting and those before. */
  opinions: KeptOpinion[];
  /** What was said about the whole before. */
  earlier: KeptOpinion[];
};

/** Everything that a member needs to read a year, in the order of the book. */
export async function loadPack(db: Reader, of: YearScope): Promise<Pack> {
  const { key, year, cycle, today } = of;
  const asker = askerOf(of.actor);
  const groups = await listYearItems(db, key, year);
  const sheets = new Map((await listPackSheets(db, key, year)).map((sheet) => [sheet.id, sheet]));
  const closed = await listClosedSheets(db, key, asker);
  const given = openRatings(closed, await listRatings(db, key, { year }));
  const ratings = groupBy(given, ({ project }) => project);
  const figures = openIndicators(closed, await listIndicators(db, key));
  const indicators = groupBy(figures, ({ project }) => project);
  const scales = await listScales(db, key);
  const rule = of.plan.rules?.gradeRule;
  const labels = labelsOf(await listForms(db, key));
  const kept = await listKeptOpinions(db, key, { openOrSince: year - 1 });
  const opinions = kept.filter((one) => one.year === year && canSeeOpinion(asker, one, today));
  const before = kept.filter((one) => one.year < year);
  const { personId } = asker;
  const assigned = new Set(
    personId === null
      ? []
      : (await listAssignments(db, key, { year, person: personId })).map(({ sheet }) => sheet),
  );

  const complete = (item: YearItem): PackItem => {
    const sheet = openTexts(closed, sheets.get(item.sheet)!, []);
    const own = indicators.get(item.project) ?? [];
    const grades = ratings.get(item.project) ?? [];
    const ruled = rule ? gradeByRule(rule, own, year) : null;
    const earlier = before.filter(({ project }) => project === item.project);
    const isAssigned = assigned.has(item.sheet);
    return {
      ...item,
      texts: textsOf({ ...planText(sheet.project), ...sheet.fields }, labels),
      ratings: grades,
      indicators: own,
      isAssigned,
      earlier,
      reasons: reasonsFor({
        isAssigned,
        isFocus: cycle?.focus.includes(item.project) ?? false,
        grades,
        ruleGrade: ruled?.ok ? ruled.code : null,
        shortfalls: own.filter((one) => isBelowTarget(one, year)).length,
        openOpinions: earlier.filter(({ response }) => response === null).length,
      }),
    };
  };
  return {
    groups: groups.map(({ items, ...group }) => ({
      ...group,
      items: items.map(complete),
      earlier: before.filter(({ node }) => node !== null && node === group.node?.id),
    })),
    scales,
    opinions,
    earlier: before.filter(({ sheet, node }) => sheet === null && node === null),
  };
}

/** What the plan promised stands before what was done. */
const planText = ({ overview, finalTarget }: { overview?: string; finalTarget?: string }) => ({
  ...(overview ? { overview } : {}),
  ...(finalTarget ? { finalTarget } : {}),
});

const textsOf = (fields: Record<string, string | undefined>, labels: ReadonlyMap<string, string>) =>
  shownFields(fields).map(({ key, text }) => ({ label: labels.get(key) ?? fieldLabel(key), text }));

/** What the plan's own forms print over each field; the latest version of a form has the last word. */
function labelsOf(forms: Awaited<ReturnType<typeof listForms>>): Map<string, string> {
  return new Map(forms.flatMap((form) => fieldsOf(form).map(({ key, label }) => [key, label] as const)));
}
