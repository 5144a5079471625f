/*
 * readAnswers(posted, { form, now, year, indicators, scales, prefix? }) takes the fields of a request (c.get('form'))
 * and gives what this person may fill now, and nothing else:
 *
 *   { fields, own, ratings, values, reasons, files, problems }
 *
 * - A key stands in `fields`/`own` only if its input was sent: what is left out is unchanged, '' is cleared.
 * - `reasons` holds why targets were changed, by indicator and year.
 * - `ratings` holds { layer, scale, department, code } with code '' where the rating is taken back; `values` the texts of the
 *   indicator table, '' where cleared; `files` the files sent, by the field's key.
 * - A field of milestones is read as a whole: whoever sends one of its years sends them all.
 * - Names that the form does not ask of this person are ignored. A choice or code that is not offered, and a text over
 *   LONGEST_TEXT, are problems and are not taken; everything else that is merely wrong is kept, as a draft may be.
 *
 * formProblemsOf(problems, prefix?) makes what the page shows of FieldProblem[], of here and of checkCompleteness.
 */
import { readWesternYear } from '#domain/calendar/fiscal-year.ts';
import type { AnsweredRating, AnsweredValue } from '#domain/sheet/answers.ts';
import { isAskedNow, type Now } from '#domain/sheet/asked-now.ts';
import { type ByKind, byKind } from '#domain/sheet/by-kind.ts';
import type { FieldProblem } from '#domain/sheet/completeness.ts';
import { isLongerThan, LONGEST_TEXT, LONGEST_VALUE } from '#domain/sheet/count-characters.ts';
import { turnedName } from '#domain/sheet/entry-name.ts';
import { textRulesOf } from '#domain/sheet/field-kind.ts';
import type { AskedIndicator } from '#domain/sheet/fields/indicator-table.ts';
import { type AskedValue, askedValues } from '#domain/sheet/fields/indicator-table.ts';
import { milestones } from '#domain/sheet/fields/milestones.ts';
import type { FieldOf } from '#domain/sheet/fields/text-kind.ts';
import { type Form, type FormField, fieldsOf } from '#domain/sheet/form.ts';
import { inputName, reasonInputName, valueInputName, yearInputName } from '#domain/sheet/input-name.ts';
import type { ExchangeRatingScale } from '#exchange/schema.ts';
import { scaleOf } from '#exchange/sheet-content.ts';
import { type FormProblem, formProblem } from '../read-form.ts';

export type AnswersQuestion = {
  form: Form;
  now: Now;
  year: number;
  /** Ids of the project's indicators. */
  indicators: readonly AskedIndicator[];
  scales: readonly ExchangeRatingScale[];
  prefix?: string;
};

export type AnswersRead = {
  fields: Record<string, string>;
  own: Record<string, string>;
  ratings: AnsweredRating[];
  values: (AnsweredValue & AskedValue)[];
  reasons: { indicator: string; year: number; text: string }[];
  files: Record<string, File[]>;
  problems: FieldProblem[];
};

export function readAnswers(posted: FormData | null, question: AnswersQuestion): AnswersRead {
  const { form, now, prefix = '' } = question;
  const texts = { fields: {}, own: {}, ratings: [], values: [], reasons: [] };
  const read: AnswersRead = { ...texts, files: {}, problems: [] };
  const sent = (name: string): string[] | null => {
    const told = posted?.getAll(`${prefix}${name}`) ?? [];
    const found = told.length > 0 ? told : (posted?.getAll(`${prefix}${turnedName(name)}`) ?? []);
    return found.length === 0 ? null : found.map((one) => (typeof one === 'string' ? asStored(one) : ''));
  };
  const names = [...(posted?.keys() ?? [])];
  const filesOf = (name: string) =>
    (posted?.getAll(`${prefix}${name}`) ?? []).flatMap((one) => (isFile(one) ? [one] : []));
  for (const field of fieldsOf(form)) {
    if (!isAskedNow(field, now)) continue;
    const problem: Taking['problem'] = (code, name = inputName(field), limit = 0) =>
      read.problems.push({ name, field: field.key, label: field.label, code, limit });
    byKind(TAKE, field, { read, question, sent, filesOf, names, problem });
  }
  return read;
}

/** How what was sent is taken over into `read`. */
type Taking = {
  read: AnswersRead;
  question: AnswersQuestion;
  /** The texts that an input sent; null where it was not there. */
  sent: (name: string) => string[] | null;
  filesOf: (name: string) => File[];
  names: readonly string[];
  problem: (code: FieldProblem['code'], name?: string, limit?: number) => void;
};

function keepText(field: FormField, text: string, { read, problem }: Taking): void {
  if (text.length > LONGEST_TEXT) problem('too-long', inputName(field), LONGEST_TEXT);
  else (field.perOwner ? read.own : read.fields)[field.key] = textRulesOf(field)!.tidy(text);
}

function takeText(field: FormField, taking: Taking): void {
  const text = taking.sent(inputName(field))?.at(-1);
  if (text !== undefined) keepText(field, text, taking);
}

/** A choice that is not offered is not taken. */
function takeChoice(field: FormField, taking: Taking): void {
  const codes = taking.sent(inputName(field));
  if (codes === null) return;
  const text =
    field.kind === 'multiple-choice' ? codes.filter((code) => code.trim() !== '').join('\n') : codes.at(-1)!;
  if (text.length <= LONGEST_TEXT && textRulesOf(field)!.check(text) !== null) taking.problem('not-a-choice');
  else keepText(field, text, taking);
}

function takeRating(field: FieldOf<'rating'>, { read, question, sent, problem }: Taking): void {
  const code = sent(inputName(field))?.at(-1);
  if (code === undefined) return;
  const codes = scaleOf(question.scales, field)?.codes.map((one) => one.code) ?? [];
  const department = field.perOwner ? question.now.department : null;
  if (code !== '' && !codes.includes(code)) problem('not-a-choice');
  else read.ratings.push({ layer: field.layer, scale: field.scale ?? null, department, code });
}

function takeValues(field: FieldOf<'indicator-table'>, { read, question, sent, problem }: Taking): void {
  for (const asked of askedValues(field, question.year, question.indicators)) {
    const text = sent(valueInputName(asked))?.at(-1)?.trim();
    if (text !== undefined && isLongerThan(text, LONGEST_VALUE))
      problem('too-long', valueInputName(asked), LONGEST_VALUE);
    else if (text !== undefined) read.values.push({ ...asked, text });
    const reason = asked.kind === 'target' ? sent(reasonInputName(asked))?.at(-1) : undefined;
    if (reason !== undefined && reason.length > LONGEST_TEXT)
      problem('too-long', reasonInputName(asked), LONGEST_TEXT);
    else if (reason !== undefined) read.reasons.push({ ...asked, text: reason });
  }
}

function takeMilestones(field: FieldOf<'milestones'>, taking: Taking): void {
  const { sent, names, question } = taking;
  const head = `${question.prefix ?? ''}${inputName(field)}.`;
  const years = new Set(names.filter((name) => name.startsWith(head)).map((name) => name.slice(head.length)));
  const own = [...years]
    .flatMap((text) => readWesternYear(text) ?? [])
    .map((year) => ({ year, text: sent(yearInputName(field, year))!.at(-1)! }));
  const rest = sent(yearInputName(field, 'rest'))?.at(-1);
  if (own.length > 0 || rest !== undefined)
    keepText(field, milestones.format(field, { rest: rest ?? '', years: own }), taking);
}

const TAKE = {
  'long-text': takeText,
  'short-text': takeText,
  'single-choice': takeChoice,
  'multiple-choice': takeChoice,
  rating: takeRating,
  'indicator-table': takeValues,
  milestones: takeMilestones,
  money: takeText,
  date: takeText,
  checkbox: takeText,
  file: (field, { read, filesOf }) => {
    const files = filesOf(inputName(field));
    if (files.length > 0) read.files[field.key] = files;
  },
  computed: () => {},
  note: () => {},
} satisfies ByKind<[Taking], void>;

/** The problems of a form as its page shows them. */
export const formProblemsOf = (problems: readonly FieldProblem[], prefix = ''): FormProblem[] =>
  problems.map(({ name, label, code, limit }) => formProblem(`${prefix}${name}`, code, label, limit));

const isFile = (one: unknown): one is File => one instanceof File && (one.name !== '' || one.size > 0);

/** Line breaks as the database keeps them; what it cannot hold (NUL, half of a surrogate pair) has no letter anyway. */
const asStored = (text: string) =>
  text
    .replace(/\r\n?/gu, '\n')
    .replaceAll('\0', '')
    .replace(/\p{Cs}/gu, '\uFFFD');
