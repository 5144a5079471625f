import type { Child } from 'hono/jsx';
import type { SheetAnswers } from '#domain/sheet/answers.ts';
import { type ByKind, byKind } from '#domain/sheet/by-kind.ts';
import { ratingOf } from '#domain/sheet/fields/rating.ts';
import type { FormField } from '#domain/sheet/form.ts';
import { inputName } from '#domain/sheet/input-name.ts';
import { type FormSubject, type SheetContent, scaleOf } from '#exchange/sheet-content.ts';
import type { FormProblem } from '../../read-form.ts';
import { CheckboxInput, MultipleChoiceInput, RatingInput, SingleChoiceInput } from './choice-inputs.tsx';
import { FileInput } from './file-input.tsx';
import type { InputProps } from './input-props.ts';
import { DateInput, LongTextInput, MoneyInput, ShortTextInput } from './text-inputs.tsx';
import { IndicatorTableInput, MilestonesInput } from './year-inputs.tsx';

export type FieldInputProps = {
  field: FormField;
  subject: FormSubject;
  answers: SheetAnswers;
  department: string | null;
  files: SheetContent['files'];
  isRequired: boolean;
  prefix: string;
  problems: FormProblem[] | undefined;
};

/** The input of a field, whatever its kind. A note and a computed field have none. */
export function FieldInput({ field, prefix, isRequired, problems, ...rest }: FieldInputProps) {
  const text = (field.perOwner ? rest.answers.own : rest.answers.fields)[field.key] ?? '';
  const common = { name: `${prefix}${inputName(field)}`, isRequired, problems };
  return <>{byKind(INPUTS, field, { ...rest, common, prefix, text })}</>;
}

type Drawn = Omit<FieldInputProps, 'field' | 'isRequired' | 'problems'> & {
  common: Omit<InputProps<FormField>, 'field'>;
  /** What a field that keeps a text holds. */
  text: string;
};
const none = () => null;

const INPUTS = {
  'long-text': (field, { common, text }) => <LongTextInput field={field} text={text} {...common} />,
  'short-text': (field, { common, text }) => <ShortTextInput field={field} text={text} {...common} />,
  'single-choice': (field, { common, text }) => <SingleChoiceInput field={field} text={text} {...common} />,
  'multiple-choice': (field, { common, text }) => (
    <MultipleChoiceInput field={field} text={text} {...common} />
  ),
  rating: (field, { common, answers, department, subject }) => (
    <RatingInput
      field={field}
      code={ratingOf(field, answers.ratings, department)?.code ?? ''}
      scale={scaleOf(subject.scales, field)}
      {...common}
    />
  ),
  'indicator-table': (field, { common, prefix, subject, answers }) => (
    <IndicatorTableInput
      field={field}
      prefix={prefix}
      subject={subject}
      values={answers.values}
      {...common}
    />
  ),
  milestones: (field, { common, text, prefix, subject }) => (
    <MilestonesInput field={field} text={text} prefix={prefix} years={subject.years} {...common} />
  ),
  money: (field, { common, text }) => <MoneyInput field={field} text={text} {...common} />,
  date: (field, { common, text }) => <DateInput field={field} text={text} {...common} />,
  checkbox: (field, { common, text }) => <CheckboxInput field={field} text={text} {...common} />,
  file: (field, { common, files }) => (
    <FileInput field={field} files={files?.[field.key] ?? []} {...common} />
  ),
  computed: none,
  note: none,
} satisfies ByKind<[Drawn], Child>;
