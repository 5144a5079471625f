import type { SheetAnswers } from '#domain/sheet/answers.ts';
import type { FieldProblem } from '#domain/sheet/completeness.ts';
import { parseEntryName, turnedName } from '#domain/sheet/entry-name.ts';
import { type AskedValue, answeredValue } from '#domain/sheet/fields/indicator-table.ts';
import { oneLineBreak } from '#domain/sheet/merge-text.ts';
import { askedEntries } from '#records/sheet/asked-entries.ts';
import type { EntryView } from '#records/sheet/entry-queries.ts';
import { storedText } from '#records/sheet/stored-text.ts';

const told = (posted: FormData | null, name: string) => {
  const value = posted?.getAll(name).at(-1) ?? posted?.getAll(turnedName(name)).at(-1);
  return typeof value === 'string' ? oneLineBreak(value) : '';
};

/** The answers as stored, with the texts that could not be stored in their places: nothing typed disappears from the page. */
export function overlay(
  answers: SheetAnswers,
  posted: FormData | null,
  problems: readonly FieldProblem[],
): SheetAnswers {
  const fields: Record<string, string> = { ...answers.fields };
  const own: Record<string, string> = { ...answers.own };
  let values = answers.values;
  for (const { name, field } of problems) {
    const text = told(posted, name);
    const entry = parseEntryName(name);
    if (entry?.of === 'field') fields[field] = text;
    else if (entry?.of === 'own') own[field] = text;
    else if (entry?.of === 'value') values = [...values, { ...entry, text }];
    else if (entry?.of === 'reason') values = withReason(values, { ...entry, kind: 'target' }, text);
  }
  return { ...answers, fields, own, values };
}

function withReason(values: SheetAnswers['values'], asked: AskedValue, reason: string) {
  const known = answeredValue(values, asked) ?? { ...asked, text: '' };
  return [...values.filter((one) => one !== known), { ...known, reason }];
}

/** What was typed into a part that has been locked meanwhile: every text that differs from what stands there, and the files. */
export function lostTexts(posted: FormData | null, view: EntryView): { label: string; text: string }[] {
  const asked = askedEntries({
    sections: view.state.sections ?? [],
    stage: view.stage,
    year: view.standing.year,
    indicators: view.state.indicators,
  });
  const files = [...(posted ?? [])].flatMap(([, one]) =>
    typeof one === 'string' || one.name === '' ? [] : [one.name],
  );
  const texts = asked.flatMap((one) => {
    const text = told(posted, one.name);
    const isKept = text.trim() === '' || text === storedText(view.state, one, view.departmentId);
    return isKept ? [] : [{ label: one.field.label, text }];
  });
  return files.length === 0
    ? texts
    : [...texts, { label: '添付できなかったファイル', text: files.join('\n') }];
}
