import type { SentField } from '#domain/people/kept-form.ts';
import { edited, fillControl, opened, unfolded } from './form-edits.ts';
import { type PageForm, pageForms } from './page-forms.ts';

/** The hidden field by which a form that was filled again names what it was filled from. */
export const KEPT_FIELD = 'kept-form';

/** What a script adds to a form for the server: the page has no input for it, and nobody sees it. */
const UNSEEN = /^sent\./;
/** What a form carries beside what somebody wrote: from what it began, and which version of it. */
const CARRIED = /^(base|sent|settle-stored|settle-aside)\.|^(version|planVersion)$|^seen(-|$)/;

export type FilledPage = {
  html: string;
  /** The id by which the page can be sent to the form; null where the page has no such form, or none any more. */
  place: string | null;
  /** Is anything that one sees another than without it? */
  isChanged: boolean;
  /** What somebody wrote and the page has no place for. */
  left: string[];
};

type Sent = { id: string; page: string; action: string; fields: readonly SentField[] };

/**
 * Fills the form of the page that goes to this address with what was sent to it before. Hidden fields too: what the form began from and the
 * version that was seen decide, as ever, whether somebody else was faster.
 */
export function fillForm(html: string, sent: Sent): FilledPage {
  const form = formOfSent(pageForms(html, sent.page), sent);
  if (!form) return { html, place: null, isChanged: false, left: wordsOf(sent.fields) };
  const waiting = new Map<string, string[]>();
  for (const { name, text } of sent.fields)
    waiting.set(name, [...(waiting.get(name) ?? []), text.replace(/\r\n?/g, '\n')]);
  const names = new Set(waiting.keys());
  const changes = form.controls.map((control) => ({
    isSeen: control.type !== 'hidden',
    edits: fillControl(html, control, waiting.get(control.name) ?? [], names.has(control.name)),
  }));
  const ofButtons = new Set(form.controls.flatMap(({ type, name }) => (type === 'button' ? [name] : [])));
  const rest = [...waiting].flatMap(([name, texts]) =>
    ofButtons.has(name) ? [] : texts.map((text) => ({ name, text })),
  );
  const opening = opened(form, [
    { name: KEPT_FIELD, text: sent.id },
    ...rest.filter(({ name }) => UNSEEN.test(name)),
  ]);
  const edits = [...changes.flatMap((change) => change.edits), opening.edit, ...form.folds.map(unfolded)];
  return {
    html: edited(html, edits),
    place: opening.id,
    isChanged: changes.some(({ isSeen, edits }) => isSeen && edits.length > 0),
    left: wordsOf(rest),
  };
}

/** The form of the page that goes to this address names what it was filled from; null where there is none. */
export function nameKept(html: string, { id, action }: { id: string; action: string }): string | null {
  const form = pageForms(html, action).find(({ actions }) => actions.includes(action));
  return form ? edited(html, [opened(form, [{ name: KEPT_FIELD, text: id }]).edit]) : null;
}

/** Several forms of a page may go to one address: what they carry unseen tells them apart, and then has to be the same. */
function formOfSent(forms: PageForm[], { action, fields }: Sent): PageForm | undefined {
  const going = forms.filter(({ method, actions }) => method === 'post' && actions.includes(action));
  if (going.length < 2) return going[0];
  const names = new Set(fields.map(({ name }) => name));
  const sent = new Set(fields.map(({ name, text }) => JSON.stringify([name, text])));
  const known = going.filter(({ controls }) =>
    controls.every(
      ({ type, name, value }) =>
        type !== 'hidden' ||
        CARRIED.test(name) ||
        !names.has(name) ||
        sent.has(JSON.stringify([name, value])),
    ),
  );
  const common = ({ controls }: PageForm) => controls.filter(({ name }) => names.has(name)).length;
  return known.toSorted((a, b) => common(b) - common(a))[0];
}

/** Texts and figures, each once; not the ids and codes that a form sends along. */
function wordsOf(fields: readonly SentField[]): string[] {
  const texts = fields.flatMap(({ name, text }) => (CARRIED.test(name) ? [] : [text.trim()]));
  return [...new Set(texts)].filter((text) => /[^\x21-\x7e]/.test(text) || /^\d+([.,]\d+)*%?$/.test(text));
}
