import { lacksReason } from '../indicator/target-revision.ts';
import type { SheetAnswers } from './answers.ts';
import { isAskedNow, type Now } from './asked-now.ts';
import { type ByKind, byKind } from './by-kind.ts';
import { isLongerThan } from './count-characters.ts';
import { textRulesOf } from './field-kind.ts';
import { mostFiles } from './fields/file.ts';
import type { AskedIndicator } from './fields/indicator-table.ts';
import { answeredValue, askedValues } from './fields/indicator-table.ts';
import { ratingOf } from './fields/rating.ts';
import type { FieldOf } from './fields/text-kind.ts';
import { type Form, type FormField, fieldsOf } from './form.ts';
import { inputName, reasonInputName, valueInputName } from './input-name.ts';

export type FieldProblemCode =
  | 'blank'
  | 'too-long'
  | 'not-a-choice'
  | 'not-a-number'
  | 'not-a-date'
  | 'not-ticked'
  | 'rating-missing'
  | 'value-missing'
  | 'target-reason-missing'
  | 'file-missing'
  | 'too-many-files';

/** What keeps a part from being submitted. `name`: the input it belongs to (input-name.ts). */
export type FieldProblem = {
  name: string;
  field: string;
  label: string;
  code: FieldProblemCode;
  /** The limit in characters or files; 0 where there is none. */
  limit: number;
};

/** Whose answers are asked about, and what the sheet is of. */
export type About = Now & {
  owners: readonly string[];
  year: number;
  /** Ids of the project's indicators. */
  indicators: readonly AskedIndicator[];
};

/**
 * What is still missing or wrong before this person can submit? Asked only then: a draft may be half empty. Looks at what
 * this person fills now and at nothing else; whether a grade fits the figures is a check's question, and a rating's code
 * was looked up in its scale when it was entered.
 */
export function checkCompleteness(form: Form, about: About, answers: SheetAnswers): FieldProblem[] {
  return fieldsOf(form)
    .filter((field) => isAskedNow(field, about))
    .flatMap((field) => checkField(form, field, about, answers));
}

function checkField(form: Form, field: FormField, about: About, answers: SheetAnswers): FieldProblem[] {
  const problem = (code: FieldProblemCode, name = inputName(field), limit = 0): FieldProblem => ({
    name,
    field: field.key,
    label: field.label,
    code,
    limit,
  });
  return byKind(CHECKS, field, {
    required: isRequired(form, field, about, answers),
    about,
    answers,
    problem,
  });
}

type Checked = {
  required: boolean;
  about: About;
  answers: SheetAnswers;
  problem: (code: FieldProblemCode, name?: string, limit?: number) => FieldProblem;
};

const checkText =
  (blank: 'blank' | 'not-ticked') =>
  (field: FormField, { required, answers, problem }: Checked): FieldProblem[] => {
    const rules = textRulesOf(field)!;
    const text = (field.perOwner ? answers.own : answers.fields)[field.key] ?? '';
    if (rules.isBlank(text)) return required ? [problem(blank)] : [];
    const fault = rules.check(text);
    if (fault) return [problem(fault)];
    const limit = field.maxLength;
    return limit !== undefined && isLongerThan(text, limit)
      ? [problem('too-long', inputName(field), limit)]
      : [];
  };

function checkValues(
  field: FieldOf<'indicator-table'>,
  { required, about, answers, problem }: Checked,
): FieldProblem[] {
  return askedValues(field, about.year, about.indicators).flatMap((asked) => {
    const value = answeredValue(answers.values, asked);
    // A target that was agreed cannot just go.
    const isAsked = required || value?.replaced !== undefined;
    if (isAsked && (value?.text ?? '').trim() === '')
      return [problem('value-missing', valueInputName(asked))];
    return value && lacksReason(value) ? [problem('target-reason-missing', reasonInputName(asked))] : [];
  });
}

const CHECKS = {
  'long-text': checkText('blank'),
  'short-text': checkText('blank'),
  'single-choice': checkText('blank'),
  'multiple-choice': checkText('blank'),
  milestones: checkText('blank'),
  money: checkText('blank'),
  date: checkText('blank'),
  checkbox: checkText('not-ticked'),
  rating: (field, { required, about, answers, problem }) =>
    required && !ratingOf(field, answers.ratings, about.department) ? [problem('rating-missing')] : [],
  'indicator-table': checkValues,
  file: (field, { required, answers, problem }) => {
    const count = answers.files[field.key] ?? 0;
    if (count > mostFiles(field)) return [problem('too-many-files', inputName(field), mostFiles(field))];
    return required && count === 0 ? [problem('file-missing')] : [];
  },
  computed: () => [],
  note: () => [],
} satisfies ByKind<[Checked], FieldProblem[]>;

/** Is the field required with these answers? A condition looks at another field: its code, or each of its chosen codes. */
export function isRequired(
  form: Form,
  field: FormField,
  about: { department: string | null },
  answers: SheetAnswers,
): boolean {
  if (field.required === undefined) return false;
  if (field.required === 'always') return true;
  const { field: key, in: values } = field.required;
  const other = fieldsOf(form).find((one) => one.key === key);
  if (!other) return false;
  const held =
    other.kind === 'rating'
      ? [ratingOf(other, answers.ratings, about.department)?.code ?? '']
      : ((other.perOwner ? answers.own : answers.fields)[key] ?? '').split('\n');
  return held.some((one) => values.includes(one.trim()));
}
