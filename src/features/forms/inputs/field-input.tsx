import type { SheetAnswers } from '#domain/sheet/answers.ts';
import { ratingOf } from '#domain/sheet/fields/rating.ts';
import type { FormField } from '#domain/sheet/form.ts';
import { inputName } from '#domain/sheet/input-name.ts';
import type { FormProblem } from '#http/read-form.ts';
import { type FormSubject, type SheetContent, scaleOf } from '#records/sheet/sheet-content.ts';
import { CheckboxInput, MultipleChoiceInput, RatingInput, SingleChoiceInput } from './choice-inputs.tsx';
import { FileInput } from './file-input.tsx';
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
export function FieldInput({ field, subject, answers, department, files, prefix, ...rest }: FieldInputProps) {
  const name = `${prefix}${inputName(field)}`;
  const text = (field.perOwner ? answers.own : answers.fields)[field.key] ?? '';
  switch (field.kind) {
    case 'long-text':
      return <LongTextInput field={field} name={name} text={text} {...rest} />;
    case 'short-text':
      return <ShortTextInput field={field} name={name} text={text} {...rest} />;
    case 'money':
      return <MoneyInput field={field} name={name} text={text} {...rest} />;
    case 'date':
      return <DateInput field={field} name={name} text={text} {...rest} />;
    case 'single-choice':
      return <SingleChoiceInput field={field} name={name} text={text} {...rest} />;
    case 'multiple-choice':
      return <MultipleChoiceInput field={field} name={name} text={text} {...rest} />;
    case 'checkbox':
      return <CheckboxInput field={field} name={name} text={text} {...rest} />;
    case 'milestones':
      return (
        <MilestonesInput
          field={field}
          name={name}
          text={text}
          prefix={prefix}
          years={subject.years}
          {...rest}
        />
      );
    case 'rating':
      return (
        <RatingInput
          field={field}
          name={name}
          code={ratingOf(field, answers.ratings, department)?.code ?? ''}
          scale={scaleOf(subject.scales, field)}
          {...rest}
        />
      );
    case 'indicator-table':
      return (
        <IndicatorTableInput
          field={field}
          name={name}
          prefix={prefix}
          subject={subject}
          values={answers.values}
          {...rest}
        />
      );
    case 'file':
      return <FileInput field={field} name={name} files={files?.[field.key] ?? []} {...rest} />;
    case 'computed':
    case 'note':
      return null;
  }
}
