import { groupBy } from '../group-by.ts';
import type { YearValue } from '../indicator/indicator.ts';
import { replacedTarget, targetInForce } from '../indicator/target-revision.ts';
import type { Layer } from './layer.ts';

/** What a sheet holds when it is looked at for one owner's part: texts first, as they were typed. */
export type SheetAnswers = {
  /** Fields of the whole sheet by key. */
  fields: Readonly<Record<string, string>>;
  /** Fields that each owner fills for itself, of the owner that is looked at. */
  own: Readonly<Record<string, string>>;
  ratings: readonly AnsweredRating[];
  values: readonly AnsweredValue[];
  /** How many attachments a field has, by its key. */
  files: Readonly<Record<string, number>>;
};

export type AnsweredRating = {
  layer: Layer;
  department: string | null;
  scale: string | null;
  code: string;
};
export type AnsweredValue = {
  indicator: string;
  kind: 'baseline' | 'target' | 'actual';
  year: number;
  text: string;
  /** Why it is missing, or why the target was changed. */
  reason?: string | undefined;
  /** The target that it replaced. */
  replaced?: string | undefined;
};

/** The values of an indicator that are in force, each with what it replaced; a target that was cleared has no text. */
export function answeredValues(indicator: string, values: readonly YearValue[]): AnsweredValue[] {
  const ofYear = groupBy(values, ({ kind, year }) => `${kind} ${year}`);
  return [...ofYear.values()].map((own) => {
    const { kind, year } = own[0]!;
    const { text = '', reason } = targetInForce(own) ?? {};
    return { indicator, kind, year, text, reason, replaced: replacedTarget(own)?.text };
  });
}
