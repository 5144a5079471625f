import { type FormProblem, formProblem } from '#http/read-form.ts';
import type { Fault, TypedOpinion } from '#records/opinion/save-own-opinions.ts';
import { storable } from './fields.ts';
import { findTarget } from './find-target.ts';
import type { ItemGroup } from './year-items.ts';

export const OPINION_LIMIT = 4000;

/** The names of a member's fields: `new:sheet:s-1`, `new:node:n-1`, `new:whole`, and `own:o-1` with `seen:o-1`. */
export const newField = (target: string) => `new:${target}`;
export const ownField = (opinion: string) => `own:${opinion}`;
export const seenField = (opinion: string) => `seen:${opinion}`;

export type TypedReading = {
  typed: TypedOpinion[];
  /** Every text as it was sent, by its field: the page comes back with all of them. */
  texts: Map<string, string>;
  problems: FormProblem[];
};

/** What a member sent: the page has as many fields as there are sheets, so no schema names them. */
export function readTyped(form: FormData | null, groups: readonly ItemGroup[]): TypedReading {
  const texts = new Map<string, string>();
  const typed: TypedOpinion[] = [];
  const problems: FormProblem[] = [];
  for (const [field, value] of form ?? []) {
    const [, kind, name = ''] = field.match(/^(new|own):(.+)$/s) ?? [];
    if (kind === undefined || typeof value !== 'string') continue;
    const kept = storable(value);
    texts.set(field, kept);
    const text = kept.trim();
    if ([...text].length > OPINION_LIMIT)
      problems.push(formProblem(field, 'too-long', '意見', OPINION_LIMIT));
    if (kind === 'new') typed.push({ field, kind, target: findTarget(groups, name), text });
    else typed.push({ field, kind: 'own', opinion: name, version: versionIn(form!, name), text });
  }
  return { typed, texts, problems };
}

const versionIn = (form: FormData, opinion: string) => Number(form.get(seenField(opinion)) ?? 0);

export const problemsOf = (faults: readonly Fault[]): FormProblem[] =>
  faults.map(({ field, code }) => formProblem(field, code));
