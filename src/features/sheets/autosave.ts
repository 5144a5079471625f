import { oneLineBreak } from '#domain/sheet/merge-text.ts';
import { type AppContext, actorOf } from '#http/context.ts';
import { entryRefusals } from '#messages/sheets.ja.ts';
import { formProblemsOf } from '../forms/read-answers.ts';
import { idOf, planKeyOf } from '../plans/request-key.ts';
import { sectionsFor } from './asked-entries.ts';
import { readTyped } from './read-typed.ts';
import { type PartKey, type Saved, saveAnswers } from './save-answers.ts';

/** Which part of which sheet a form is about. */
export function postedPart(c: AppContext): PartKey {
  const posted = c.get('form');
  const text = (name: string) => oneLineBreak(String(posted?.get(name) ?? '')).replaceAll('\0', '');
  return {
    ...planKeyOf(c),
    sheet: idOf(c, 'sheet'),
    department: text('department'),
    stage: text('stage') === 'targeting' ? 'targeting' : 'collecting',
  };
}

/** Saves what a form brought, and what was wrong with it. */
export async function savePosted(c: AppContext, key: PartKey) {
  const actor = actorOf(c);
  let reading: ReturnType<typeof readTyped> | null = null;
  const saved: Saved = await saveAnswers(c.get('db'), key, { actor, now: c.get('now') }, (state) => {
    reading = readTyped(c.get('form'), {
      sections: sectionsFor(state.sections ?? [], actor),
      stage: key.stage,
      department: key.department,
      year: state.year,
      indicators: state.indicators,
      scales: state.scales,
    });
    return reading.typed;
  });
  return { saved, reading: reading as ReturnType<typeof readTyped> | null };
}

/** What a script sends while somebody types: saved like the button does, answered without a page. */
export async function autosave(c: AppContext) {
  const { saved, reading } = await savePosted(c, postedPart(c));
  if (!saved.ok) return c.json({ refusal: saved.refusal, sentence: entryRefusals[saved.refusal] }, 409);
  return c.json({
    savedAt: c.get('now').toISOString(),
    versions: saved.versions,
    texts: saved.texts,
    aside: saved.aside,
    problems: formProblemsOf(reading?.problems ?? []).map(({ field, sentence }) => ({
      name: field,
      sentence,
    })),
  });
}
