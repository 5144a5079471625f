import { findValue } from '#domain/indicator/indicator.ts';
import { differsFromSelf, finalGrade, type LayeredGrade } from '#domain/review/final-grade.ts';
import { type GradeRule, gradeByRule, judgeYear, type RuleGrade } from '#domain/review/grade-rule.ts';
import { ratedScales } from '#domain/review/rated-scales.ts';
import type { Form } from '#domain/sheet/form.ts';
import type { SheetState } from '#domain/sheet/part.ts';
import { indicatorName } from '#exchange/names.ts';
import type { ExchangeIndicator, ExchangeRatingScale } from '#exchange/schema.ts';

/** One reviewer's own opinion of a grade. */
export type Vote = {
  sheet: string;
  personId: string;
  /** '' where the plan has one scale. */
  scale: string;
  code: string;
  reason: string;
  actor: string;
};

/** A rating on a sheet. */
export type SheetRating = LayeredGrade & {
  sheet: string | null;
  reason: string | null;
  by: string | null;
  at: string | null;
};

export type RowSource = {
  sheet: string;
  project: string;
  title: string;
  number: string;
  departments: string[];
  state: SheetState;
  version: number;
  year: number;
  isFocus: boolean;
  form: Form | null;
  scales: ExchangeRatingScale[];
  rule: GradeRule | null;
  ratings: SheetRating[];
  indicators: ExchangeIndicator[];
  votes: Vote[];
};

/** One sheet on one scale: a sheet with two scales is graded on each by itself. */
export type ScaleRow = {
  /** As its ratings name the scale; null where the plan has one. */
  key: string | null;
  scale: ExchangeRatingScale;
  self: { department: string | null; code: string; reason: string }[];
  review: { code: string; reason: string; by: string; at: string } | null;
  committee: string | null;
  final: string | null;
  /** What the final grade is if nobody chooses another. */
  usualFinal: string | null;
  /** Null: the plan has no rule for this scale. */
  rule: RuleGrade | null;
  votes: Vote[];
};

export type Figure = {
  indicator: string;
  name: string;
  target: string;
  actual: string;
  judgement: ReturnType<typeof judgeYear>;
};

/** A sheet in the table of the review. */
export type ReviewRow = Pick<RowSource, 'sheet' | 'project' | 'title' | 'number' | 'departments' | 'state'> &
  Pick<RowSource, 'version' | 'isFocus'> & {
    scales: ScaleRow[];
    figures: Figure[];
  };

export function reviewRow(source: RowSource): ReviewRow {
  const { sheet, project, title, number, departments, state, version, isFocus } = source;
  return {
    ...{ sheet, project, title, number, departments, state, version, isFocus },
    scales: ratedScales(source.form, source.scales).map(({ key, id }) => scaleRow(source, key, id)),
    figures: source.indicators.map((indicator) => ({
      indicator: indicator.id,
      name: indicatorName(indicator),
      target: findValue(indicator, 'target', source.year)?.text ?? '',
      actual: findValue(indicator, 'actual', source.year)?.text ?? '',
      judgement: judgeYear(indicator, source.year),
    })),
  };
}

function scaleRow(source: RowSource, key: string | null, id: string): ScaleRow {
  const own = source.ratings.filter((one) => one.scale === key);
  const whole = (layer: LayeredGrade['layer']) =>
    own.find((one) => one.layer === layer && one.department === null && one.code !== '');
  const review = whole('review');
  const grades = own.map((one) => ({ ...one, scale: key }));
  const ruleScale = source.rule?.scale ?? source.scales[0]?.id;
  return {
    key,
    scale: source.scales.find((one) => one.id === id)!,
    self: own
      .filter(({ layer, code }) => layer === 'self' && code !== '')
      .map(({ department, code, reason }) => ({ department, code, reason: reason ?? '' })),
    review: review
      ? { code: review.code, reason: review.reason ?? '', by: review.by ?? '', at: review.at ?? '' }
      : null,
    committee: whole('committee')?.code ?? null,
    final: whole('final')?.code ?? null,
    usualFinal: finalGrade(grades, key),
    rule: source.rule && ruleScale === id ? gradeByRule(source.rule, source.indicators, source.year) : null,
    votes: source.votes.filter(({ scale }) => scale === (key ?? '')),
  };
}

/** Does anything disagree: own grade and rule, own grade and review, one vote and another? */
export function hasDifference({ scales }: ReviewRow): boolean {
  return scales.some(({ key, self, review, rule, votes }) => {
    const grades = self.map((one): LayeredGrade => ({ ...one, layer: 'self', scale: key }));
    return (
      (rule?.ok === true && differsFromSelf(grades, key, rule.code)) ||
      (review !== null && differsFromSelf(grades, key, review.code)) ||
      new Set(votes.map(({ code }) => code)).size > 1 ||
      new Set(self.map(({ code }) => code)).size > 1
    );
  });
}

export const isBelowTarget = ({ figures }: ReviewRow) =>
  figures.some(({ judgement }) => judgement.judged && !judgement.met);

export const hasNoFigures = ({ figures }: ReviewRow) => figures.every(({ judgement }) => !judgement.judged);
