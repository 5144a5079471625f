import type { Layer } from './layer.ts';

/**
 * A form 様式 as data: what a plan's sheet asks, of whom, when, and where it stands on paper. Sections and fields in the
 * order in which they are filled in. The exchange format has exactly this shape.
 */
export type Form = {
  id: string;
  /** Every change makes another version; a sheet keeps the one it was opened with until somebody moves it. */
  version: number;
  name: string;
  appliesTo: FormScope;
  sections: readonly FormSection[];
};

/** Which projects it is for; an empty list sets no condition. The first form of a plan that fits is taken. */
export type FormScope = {
  bodies: readonly ('city' | 'shakyo')[];
  /** Flags of the project, 重点 for one. */
  flags: readonly string[];
  /** Ids of nodes: the projects whose first listing is under one of them. */
  nodes: readonly string[];
  /** For the sheets on which the indicators of items are asked for; left out: for those of projects. */
  subject?: 'indicators' | undefined;
};

export type FormSection = { heading: string; fields: readonly FormField[] };

/** In which stage 段階 of the cycle a field is asked. */
export type FieldStage = 'targeting' | 'collecting' | 'reviewing' | 'consulting';
export type FilledBy = 'writer' | 'reviewer' | 'committee' | 'secretariat';

/** Another text that a field begins with, or that is shown beside it: of the same project, last year or in the plan. */
export type Reference = { from: 'last-year' | 'project'; field: string };

/** The place in a grid of twelve columns, counted from 1. */
export type PaperPlace = { row: number; column: number; columns: number; rows?: number | undefined };

type Asked = {
  /** A field name of the exchange format, or `x-` and a name of the form's own. */
  key: string;
  label: string;
  help?: string | undefined;
  /** Asked before the part is submitted: always, or only where another field holds one of these values. */
  required?: 'always' | { field: string; in: readonly string[] } | undefined;
  /** In characters, as a reader counts them. */
  maxLength?: number | undefined;
  /** Left out: the writer. */
  filledBy?: FilledBy | undefined;
  /** Left out: collecting. */
  stage?: FieldStage | undefined;
  /** Each owner fills its own 【…課】. */
  perOwner?: boolean | undefined;
  prefill?: Reference | undefined;
  beside?: Reference | undefined;
  paper?: PaperPlace | undefined;
};

export type ChoiceOption = { code: string; label: string };

export type FormField = Asked &
  (
    | { kind: 'long-text'; lines?: number | undefined }
    | { kind: 'short-text' }
    | { kind: 'single-choice'; options: readonly ChoiceOption[] }
    | { kind: 'multiple-choice'; options: readonly ChoiceOption[] }
    /** `scale`: id of the plan's rating scale, left out where the plan has one. */
    | { kind: 'rating'; layer: Layer; scale?: string | undefined }
    /** The project's indicators: what is asked of each, for the year of the sheet. */
    | { kind: 'indicator-table'; asks: readonly ('target' | 'actual' | 'next-target')[] }
    /** One text for each year of the plan (年次計画). */
    | { kind: 'milestones' }
    | { kind: 'money'; unit: '円' | '千円' }
    | { kind: 'date' }
    | { kind: 'checkbox'; statement: string }
    | { kind: 'file'; most?: number | undefined }
    | { kind: 'computed'; of: 'achievement-rate' | 'rule-grade' | 'owners' | 'project-number' }
    | { kind: 'note'; text: string }
  );

export type FieldKind = FormField['kind'];

export const fieldsOf = (form: Form): FormField[] => form.sections.flatMap((section) => section.fields);
