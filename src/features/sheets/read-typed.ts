import type { FieldProblem } from '#domain/sheet/completeness.ts';
import { isLongerThan } from '#domain/sheet/count-characters.ts';
import { type Entry, turnedName } from '#domain/sheet/entry-name.ts';
import { textRulesOf } from '#domain/sheet/field-kind.ts';
import type { AskedIndicator } from '#domain/sheet/fields/indicator-table.ts';
import type { FormSection } from '#domain/sheet/form.ts';
import { oneLineBreak } from '#domain/sheet/merge-text.ts';
import type { ExchangeRatingScale } from '#exchange/schema.ts';
import { type AnswersRead, readAnswers } from '#http/forms/read-answers.ts';
import { type AskedEntry, askedEntries } from '#records/sheet/asked-entries.ts';
import type { TypedEntry } from '#records/sheet/save-answers.ts';
import type { Stage } from '#records/sheet/sheet-state-queries.ts';

type Question = {
  sections: readonly FormSection[];
  stage: Stage;
  year: number;
  indicators: readonly AskedIndicator[];
  scales: readonly ExchangeRatingScale[];
};

/** What was typed, entry by entry, with the files that came along and what cannot be taken as it is. */
export function readTyped(posted: FormData | null, question: Question) {
  const { stage } = question;
  const form = { id: '', version: 1, name: '', appliesTo: EVERYTHING, sections: question.sections };
  const read = readAnswers(posted, { ...question, form, now: { stage, filledBy: 'writer', department: '' } });
  const typed = askedEntries(question).flatMap((asked): TypedEntry[] => {
    const text = textOf(read, asked.entry);
    if (text === undefined) return [];
    const base = told(posted, 'base', asked.name)[0] ?? '';
    const sent = told(posted, 'sent', asked.name);
    return [{ name: asked.name, base, sent, text: isUntouched(asked, base, text) ? base : text }];
  });
  return { typed, files: read.files, problems: read.problems };
}

const EVERYTHING = { bodies: [], flags: [], nodes: [] };

const told = (posted: FormData | null, of: 'base' | 'sent', name: string) =>
  [name, turnedName(name)]
    .map((one) => posted?.getAll(`${of}.${one}`) ?? [])
    .find((all) => all.length > 0)
    ?.flatMap((one) => (typeof one === 'string' ? [oneLineBreak(one)] : [])) ?? [];

/** A printed text that the form would write in another way is not changed by looking at it. */
function isUntouched({ field }: AskedEntry, base: string, text: string): boolean {
  return text === (textRulesOf(field)?.tidy(base) ?? base.trim());
}

function textOf(read: AnswersRead, entry: Entry): string | undefined {
  switch (entry.of) {
    case 'field':
      return read.fields[entry.key];
    case 'own':
      return read.own[entry.key];
    case 'rating':
      return read.ratings.find((one) => one.layer === entry.layer && one.scale === entry.scale)?.code;
    case 'value':
      return read.values.find(
        (one) => one.indicator === entry.indicator && one.kind === entry.kind && one.year === entry.year,
      )?.text;
    case 'reason':
      return read.reasons.find((one) => one.indicator === entry.indicator && one.year === entry.year)?.text;
  }
}

/** What is wrong with texts that can be saved all the same: looked at while somebody writes, before anything is submitted. */
export function hintsOf(question: Question, typed: readonly TypedEntry[]): FieldProblem[] {
  return askedEntries(question).flatMap(({ name, field }): FieldProblem[] => {
    const text = typed.find((one) => one.name === name)?.text;
    const rules = textRulesOf(field);
    if (text === undefined || !rules) return [];
    const of = { name, field: field.key, label: field.label };
    const fault = rules.check(text);
    if (fault) return [{ ...of, code: fault, limit: 0 }];
    const limit = field.maxLength;
    return limit !== undefined && isLongerThan(text, limit) ? [{ ...of, code: 'too-long', limit }] : [];
  });
}
