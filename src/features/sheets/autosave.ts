import type { AppConfig } from '#config';
import type { FieldProblem } from '#domain/sheet/completeness.ts';
import { oneLineBreak } from '#domain/sheet/merge-text.ts';
import type { AppContext } from '#http/context.ts';
import { formProblemsOf } from '#http/forms/read-answers.ts';
import { planScope } from '#http/open-scope.ts';
import type { FormProblem } from '#http/read-form.ts';
import { idOf } from '#http/request-key.ts';
import { entryRefusals } from '#messages/sheets.ja.ts';
import { sectionsFor } from '#records/sheet/asked-entries.ts';
import { type Part, type Saved, saveAnswers } from '#records/sheet/save-answers.ts';
import { attachFiles } from './attach-files.ts';
import { hintsOf, readTyped } from './read-typed.ts';

/** Which part of which sheet a form is about. */
export function postedPart(c: AppContext): Part {
  const posted = c.get('form');
  const text = (name: string) => oneLineBreak(String(posted?.get(name) ?? '')).replaceAll('\0', '');
  return {
    sheet: idOf(c, 'sheet'),
    departmentId: text('department'),
    stage: text('stage') === 'targeting' ? 'targeting' : 'collecting',
  };
}

/** Saves what a form brought, and what was wrong with it. */
export async function savePosted(c: AppContext, part: Part) {
  const act = planScope(c);
  let reading: Reading | null = null;
  const saved: Saved = await saveAnswers(c.get('db'), act, part, (state) => {
    const question = {
      sections: sectionsFor(state.sections ?? [], act.actor),
      stage: part.stage,
      year: state.year,
      indicators: state.indicators,
      scales: state.scales,
    };
    const typed = readTyped(c.get('form'), question);
    reading = { ...typed, hints: hintsOf(question, typed.typed) };
    return typed.typed;
  });
  return { saved, reading: reading as Reading | null };
}
type Reading = ReturnType<typeof readTyped> & { hints: FieldProblem[] };

/** What a script sends while somebody types, and each file as it is chosen: kept like the button does, answered without a page. */
export const autosave = (config: AppConfig) => async (c: AppContext) => {
  const part = postedPart(c);
  const { saved, reading } = await savePosted(c, part);
  if (!saved.ok) return c.json({ refusal: saved.refusal, sentence: entryRefusals[saved.refusal] }, 409);
  const attached = await attachFiles(c, config, part, reading?.files ?? {});
  return c.json({
    savedAt: c.get('now').toISOString(),
    versions: saved.versions,
    texts: saved.texts,
    aside: saved.aside,
    problems: [...formProblemsOf(reading?.problems ?? []), ...attached.problems].map(sentence),
    hints: formProblemsOf(reading?.hints ?? []).map(sentence),
    files: attached.files,
  });
};

const sentence = ({ field, sentence }: FormProblem) => ({ name: field, sentence });
