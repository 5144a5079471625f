import type { SaidOpinion } from '#domain/opinion/opinions-on-sheet.ts';
import type { AnsweredRating } from '#domain/sheet/answers.ts';
import type { ExchangeIndicator, ExchangeRatingScale } from './schema.ts';

type Texts = Readonly<Partial<Record<string, string>>>;

/** What a form shows of the project beside what it asks. */
export type FormSubject = {
  /** The year of the sheet. */
  year: number;
  owners: readonly string[];
  projectNumber: string;
  indicators: readonly ExchangeIndicator[];
  /** The plan's scales; a rating that names none is of the first. */
  scales: readonly ExchangeRatingScale[];
  /** The years of the plan, for milestones. */
  years: readonly number[];
  /** The grade that the plan's rule gives, as a reader sees it; left out where there is none. */
  ruleGrade?: string;
};

/** What is written in a sheet, as far as it is shown. */
export type SheetContent = {
  fields: Texts;
  parts: readonly { department: string; fields: Texts }[];
  ratings: readonly ShownRating[];
  files?: Readonly<Record<string, readonly ShownFile[]>>;
  /** What the committee said about the sheet, as far as the reader may see it. */
  opinions: readonly SaidOpinion[];
};
export type ShownRating = AnsweredRating & { reason?: string | undefined; by?: string | undefined };
export type ShownFile = { name: string; href?: string | undefined };

export const scaleOf = (
  scales: readonly ExchangeRatingScale[],
  field: { scale?: string | undefined },
): ExchangeRatingScale | undefined =>
  field.scale === undefined ? scales[0] : scales.find((one) => one.id === field.scale);
