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
};
