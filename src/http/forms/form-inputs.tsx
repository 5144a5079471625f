import { shownDay } from '#domain/calendar/calendar-date.ts';
/*
 * <FormInputs …/> draws the inputs of a form for one person, without the <form> around them.
 *
 *   form      the version that the sheet is filled in
 *   subject   FormSubject (sheet-content.ts): year, owners, project number, indicators with values, scales, years of the plan
 *   now       { stage, filledBy, department }: what this person fills; everything else that is written is shown to be read
 *   answers   SheetAnswers as stored, or as posted where the page comes back with problems
 *   content?  what others wrote, for the fields to be read: parts of the other owners, ratings of other layers, files
 *   sources?  { lastYear, project }: the texts that stand beside a field (`beside` of the form)
 *   problems? FormProblem[]; `field` is the name of the input (see formProblemsOf of read-answers.ts)
 *   prefix?   before every name, where a page holds several sheets
 *
 * Names: field.<key>, own.<key> (of the owner), field.<key>.<year> and .rest (milestones), rating.<layer>[.<scale>],
 * value.<indicator>.<kind>.<year>, file.<key>. A list of checkboxes begins with an empty hidden field of its name.
 * Hooks: data-field (key), data-part (sheet or own), data-max-length, data-grow on text areas, data-count-of on the
 * character count (its <span> is the number), data-indicator/-kind/-year in the indicator table, data-entry on the frame.
 */
import type { SheetAnswers } from '#domain/sheet/answers.ts';
import { isAskedNow, type Now } from '#domain/sheet/asked-now.ts';
import { isRequired } from '#domain/sheet/completeness.ts';
import { textRulesOf } from '#domain/sheet/field-kind.ts';
import { type Form, type FormField, fieldsOf } from '#domain/sheet/form.ts';
import { splitParts } from '#domain/sheet/part.ts';
import { referredText, type Sources } from '#domain/sheet/prefill.ts';
import { fieldLabel } from '#exchange/labels.ts';
import type { FormSubject, SheetContent } from '#exchange/sheet-content.ts';
import type { FormProblem } from '../read-form.ts';
import { fieldContent } from './field-content.tsx';
import { FieldInput } from './inputs/field-input.tsx';

export type FormInputsProps = {
  form: Form;
  subject: FormSubject;
  now: Now;
  answers: SheetAnswers;
  content?: SheetContent;
  sources?: Sources;
  problems?: FormProblem[] | undefined;
  prefix?: string;
};

export function FormInputs(props: FormInputsProps) {
  return (
    <div class="form-inputs">
      {props.form.sections.map((section) => {
        const entries = section.fields.map((field) => entry(field, props)).filter((one) => one !== null);
        if (entries.length === 0) return null;
        return (
          <section class="form-section">
            {section.heading === '' ? null : <h2>{section.heading}</h2>}
            {entries}
          </section>
        );
      })}
    </div>
  );
}

/** A field: to be filled, to be read, or nothing where others fill it and have not yet. */
function entry(field: FormField, props: FormInputsProps) {
  const { form, subject, now, answers, problems, prefix = '' } = props;
  const content = contentOf(props);
  if (!isAskedNow(field, now)) {
    const shown = fieldContent(field, content, subject);
    return shown === null ? null : (
      <div class="entry entry-to-read" data-entry={field.key}>
        {field.kind === 'note' ? null : <p class="field-label">{field.label}</p>}
        {shown}
      </div>
    );
  }
  const isOneOfSeveral = subject.owners.length > 1;
  const isShared = field.perOwner && isOneOfSeveral;
  const hasOthers = isShared || (isOneOfSeveral && textRulesOf(field) !== null);
  const beside = besideOf(field, props);
  return (
    <div class={beside === '' ? 'entry' : 'entry entry-with-beside'} data-entry={field.key}>
      <div class="entry-input">
        <FieldInput
          field={isShared ? { ...field, label: `${field.label}【${now.department}】` } : field}
          subject={subject}
          answers={answers}
          department={now.department}
          files={content.files}
          isRequired={isRequired(form, field, now, answers)}
          prefix={prefix}
          problems={problems}
        />
        {hasOthers ? <OtherParts field={field} content={content} props={props} /> : null}
      </div>
      {beside === '' ? null : (
        // Last year's policy may stand beside two fields: a landmark is told by the one that it is beside.
        <aside class="entry-beside" aria-label={`${field.label}の参考（${besideLabel(form, field)}）`}>
          <p class="entry-beside-title">{besideLabel(form, field)}</p>
          <p class="as-written">{beside}</p>
        </aside>
      )}
    </div>
  );
}

/** What stands beside a field; of a text that owners wrote in parts, the part of the one who fills. */
function besideOf(field: FormField, { sources, subject, now }: FormInputsProps): string {
  if (!field.beside || !sources) return '';
  const text = referredText(sources, field.beside);
  const own = splitParts(text, subject.owners).find(([owner]) => owner === now.department);
  return shownDay((field.perOwner && own ? own[1] : text).trim());
}

/** What the other owners have written in a field that each fills for itself. */
function OtherParts(props: { field: FormField; content: SheetContent; props: FormInputsProps }) {
  const { department } = props.props.now;
  const others = {
    ...props.content,
    fields: {},
    parts: props.content.parts.filter((part) => part.department !== department),
    ratings: props.content.ratings.filter((rating) => rating.department !== department),
  };
  // Named even where only one other has written.
  const named = { ...others, parts: [...others.parts, { department: '', fields: {} }] };
  const shown = fieldContent(props.field, named, props.props.subject);
  return shown === null ? null : (
    <div class="other-parts">
      <p class="entry-beside-title">ほかの担当の記入</p>
      {shown}
    </div>
  );
}

function contentOf({ content, answers, now }: FormInputsProps): SheetContent {
  if (content) return content;
  const parts = now.department === null ? [] : [{ department: now.department, fields: answers.own }];
  return { fields: answers.fields, parts, ratings: answers.ratings, opinions: [] };
}

function besideLabel(form: Form, field: FormField): string {
  const { from, field: key } = field.beside!;
  const label = fieldsOf(form).find((one) => one.key === key)?.label ?? fieldLabel(key);
  return `${from === 'last-year' ? '前年度' : '計画'}：${label}`;
}
