import type { Autosave } from './autosave.ts';
import { takenFromOthers } from './entry-state.ts';
import { setNote } from './field-notes.ts';
import { baseInput, entryOf, showText, snapshotOf } from './form-reading.ts';
import { send } from './send.ts';

type PresenceAnswer = {
  others: string[];
  version: number;
  part?: number | null;
  isLocked?: boolean;
  texts?: Record<string, string>;
};

const EVERY = 10_000;

/** Says every few seconds that this window is open, shows who else is there, and takes over what they change elsewhere. */
export function keepCompany(root: HTMLElement, form: HTMLFormElement, autosave: Autosave): void {
  const place = root.querySelector<HTMLElement>('[data-present]')!;
  const visit = async () => {
    if (document.visibilityState === 'hidden') return;
    const told = (name: string): [string, string] => [
      name,
      (form.elements.namedItem(name) as HTMLInputElement | null)?.value ?? '',
    ];
    const sent = await send<PresenceAnswer>(root.dataset.presence!, [
      told('csrf'),
      told('department'),
      told('stage'),
      ['version', root.dataset.version ?? ''],
    ]);
    if (sent.kind !== 'answered') return;
    const { others, version, texts, part, isLocked } = sent.answer;
    const sentence = others.length === 0 ? '' : `${others.join('、')}も、このシートを開いています。`;
    if (place.textContent !== sentence) place.textContent = sentence;
    if (isLocked)
      place.textContent = 'この担当分は今は書き換えられません。画面を再読み込みして確かめてください。';
    if (!texts || isLocked) return;
    takeOver(form, autosave, texts);
    root.dataset.version = String(version);
    if (part) setPartVersion(part);
  };
  void visit();
  window.setInterval(() => void visit(), EVERY);
}

/** A button that submits the part does so for what is on the page now. */
export function setPartVersion(version: number): void {
  for (const input of document.querySelectorAll<HTMLInputElement>('[data-part-version]'))
    input.value = String(version);
}

function takeOver(form: HTMLFormElement, autosave: Autosave, texts: Record<string, string>): void {
  const focused = document.activeElement?.getAttribute('name') ?? '';
  const entry = entryOf([...autosave.states.keys()], focused);
  for (const name of takenFromOthers(autosave.states, autosave.current(), texts, entry)) {
    const text = texts[name]!;
    if (!showText(form, name, text)) {
      setNote(form, name, 'others', 'ほかの人がこの欄を変更しました。画面を再読み込みすると表示されます。');
      continue;
    }
    baseInput(form, name).value = text;
    autosave.states.set(name, { base: text, sent: [], taken: snapshotOf(form, name).inputs });
    setNote(form, name, 'others', 'ほかの人がこの欄を変更しました。');
  }
}
