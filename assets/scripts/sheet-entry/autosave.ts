import {
  afterAnswer,
  afterSilence,
  type EntryState,
  type SaveAnswer,
  type Snapshot,
  unsavedOf,
} from './entry-state.ts';
import { baseInput, entryNames, pairsOf, restoreInputs, sentTexts, snapshotOf } from './form-reading.ts';
import { type KeptDraft, readDraft, writeDraft } from './kept-draft.ts';
import { nextSaveAt, type SaveTiming } from './save-timing.ts';
import { send } from './send.ts';

export type Told =
  | { kind: 'saving' | 'silent' | 'signed-out' | 'unsaved' }
  | { kind: 'saved'; answer: SaveAnswer }
  | { kind: 'refused'; sentence: string };

const KEEP_EVERY = 300;
const ASK_AGAIN = 15_000;

/** Saves the form while somebody types, and keeps in the browser what the server does not have. */
export class Autosave {
  states = new Map<string, EntryState>();
  readonly #form: HTMLFormElement;
  readonly #url: string;
  readonly #account: string;
  readonly #draft: string;
  readonly #tell: (told: Told) => void;
  readonly #timing: SaveTiming = {
    firstKeyAt: null,
    lastKeyAt: null,
    isComposing: false,
    isSending: false,
    failures: 0,
    lastTriedAt: 0,
  };
  #inFlight = new Map<string, Snapshot>();
  #timer = 0;
  #keeping = 0;

  constructor(
    form: HTMLFormElement,
    of: { url: string; account: string; draft: string; tell: (told: Told) => void },
  ) {
    this.#form = form;
    this.#url = of.url;
    this.#account = of.account;
    this.#draft = of.draft;
    this.#tell = of.tell;
    const isRestored = form.dataset.restored !== undefined;
    for (const name of entryNames(form)) {
      const { inputs, text } = snapshotOf(form, name);
      const base = baseInput(form, name).value;
      // A page that came back with a text it could not store, or with what was sent too late, shows what is not in the sheet.
      const isStored = text === base || (!isRestored && (text === null || this.#isShownOtherwise(name)));
      this.states.set(name, { base, sent: sentTexts(form, name), taken: isStored ? inputs : '' });
    }
  }

  /** A date is shown in the era and stored by its day: only what a text area shows is what is stored. */
  #isShownOtherwise(name: string): boolean {
    return !(this.#form.elements.namedItem(name) instanceof HTMLTextAreaElement);
  }

  start(): void {
    const form = this.#form;
    form.addEventListener('input', () => this.noteKey());
    form.addEventListener('compositionstart', () => {
      this.#timing.isComposing = true;
    });
    form.addEventListener('compositionend', () => {
      this.#timing.isComposing = false;
      this.noteKey();
    });
    form.addEventListener('submit', () => this.#tellUnanswered());
    window.addEventListener('online', () => this.saveNow());
    window.addEventListener('pagehide', () => this.keep());
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState !== 'hidden') return;
      this.keep();
      void this.saveNow();
    });
    document.addEventListener('keydown', (event) => {
      if (event.key !== 's' || !(event.ctrlKey || event.metaKey) || event.altKey) return;
      event.preventDefault();
      void this.saveNow();
    });
    if (this.unsaved().length > 0) this.noteKey();
  }

  current(): Map<string, Snapshot> {
    return new Map([...this.states.keys()].map((name) => [name, snapshotOf(this.#form, name)]));
  }

  unsaved(): string[] {
    return unsavedOf(this.states, this.current());
  }

  noteKey(): void {
    const now = Date.now();
    this.#timing.firstKeyAt ??= now;
    this.#timing.lastKeyAt = now;
    this.#plan();
    if (this.#keeping === 0)
      this.#keeping = window.setTimeout(() => {
        this.#keeping = 0;
        this.keep();
      }, KEEP_EVERY);
  }

  #plan(): void {
    window.clearTimeout(this.#timer);
    const at = nextSaveAt(this.#timing);
    if (at !== null) this.#timer = window.setTimeout(() => void this.saveNow(), Math.max(0, at - Date.now()));
  }

  /** Sends what the server does not have; what is typed meanwhile goes with the next save. */
  async saveNow(): Promise<void> {
    const timing = this.#timing;
    if (timing.isSending || timing.isComposing) return;
    const names = this.unsaved();
    timing.firstKeyAt = null;
    timing.lastKeyAt = null;
    if (names.length === 0) return;
    const current = this.current();
    this.#inFlight = new Map(names.map((name) => [name, current.get(name)!]));
    timing.isSending = true;
    timing.lastTriedAt = Date.now();
    this.#tell({ kind: 'saving' });
    const sent = await send(this.#url, this.#fieldsOf(names));
    timing.isSending = false;
    const snapshots = this.#inFlight;
    this.#inFlight = new Map();
    if (sent.kind === 'answered') {
      timing.failures = 0;
      this.states = afterAnswer(this.states, snapshots, sent.answer);
      for (const name of snapshots.keys()) baseInput(this.#form, name).value = this.states.get(name)!.base;
      this.keep();
      this.#tell({ kind: 'saved', answer: sent.answer });
      const waits = this.unsaved().some((name) => !snapshots.has(name) || this.#hasChanged(name, snapshots));
      if (waits) this.noteKey();
      return;
    }
    this.states = afterSilence(this.states, snapshots);
    this.keep();
    this.#tell(sent.kind === 'refused' ? sent : { kind: sent.kind });
    if (sent.kind === 'silent') {
      timing.failures += 1;
      timing.firstKeyAt ??= Date.now();
      timing.lastKeyAt ??= Date.now();
      this.#plan();
    }
    if (sent.kind === 'signed-out') window.setTimeout(() => void this.#signInAgain(), ASK_AGAIN);
  }

  #hasChanged(name: string, snapshots: ReadonlyMap<string, Snapshot>): boolean {
    return snapshots.get(name)?.inputs !== snapshotOf(this.#form, name).inputs;
  }

  #fieldsOf(names: readonly string[]): [string, string][] {
    const hidden = ['csrf', 'kept-form', 'department', 'stage'].flatMap((name): [string, string][] => {
      const input = this.#form.elements.namedItem(name);
      return input instanceof HTMLInputElement ? [[name, input.value]] : [];
    });
    const typed = names.flatMap((name): [string, string][] => {
      const { base, sent } = this.states.get(name)!;
      return [
        [`base.${name}`, base],
        ...sent.map((text): [string, string] => [`sent.${name}`, text]),
        ...pairsOf(this.#form, name),
      ];
    });
    return [...hidden, ...typed];
  }

  /** The form goes off by a button while a save may be on its way: the server shall know that text as this writer's own. */
  #tellUnanswered(): void {
    for (const [name, { sent }] of this.states) {
      const text = this.#inFlight.get(name)?.text;
      for (const one of text === null || text === undefined ? sent : [...sent, text]) {
        const input = document.createElement('input');
        input.type = 'hidden';
        input.name = `sent.${name}`;
        input.value = one;
        this.#form.append(input);
      }
    }
  }

  /** Somebody who has signed in again in another window goes on here: the page's token is renewed from a fresh page. */
  async #signInAgain(): Promise<void> {
    try {
      const answer = await fetch(location.href, { redirect: 'manual' });
      const page = answer.ok ? new DOMParser().parseFromString(await answer.text(), 'text/html') : null;
      const token = page?.querySelector<HTMLInputElement>('#entry-form input[name=csrf]')?.value;
      const account = page?.querySelector<HTMLElement>('#entry')?.dataset.account;
      const own = this.#form.elements.namedItem('csrf');
      if (token && account === this.#account && own instanceof HTMLInputElement) {
        own.value = token;
        await this.saveNow();
        return;
      }
    } catch {
      // Not there yet: asked again below.
    }
    window.setTimeout(() => void this.#signInAgain(), ASK_AGAIN);
  }

  /** Keeps in the browser what the server does not have; nothing where it has all. */
  keep(): void {
    const names = this.unsaved();
    const draft: KeptDraft = { at: new Date().toISOString(), entries: {} };
    for (const name of names) {
      const { base, sent } = this.states.get(name)!;
      draft.entries[name] = { base, sent, inputs: pairsOf(this.#form, name) };
    }
    try {
      if (names.length === 0) localStorage.removeItem(this.#draft);
      else localStorage.setItem(this.#draft, writeDraft(draft));
    } catch {
      // No room, or forbidden: then the page alone has the text, and asks before it is left.
    }
  }

  /** Puts back what an earlier window could not send; how many fields that were. */
  restore(): number {
    let count = 0;
    for (const [name, kept] of Object.entries(readDraft(localStorage.getItem(this.#draft))?.entries ?? {})) {
      const state = this.states.get(name);
      const shown = JSON.stringify(pairsOf(this.#form, name));
      if (!state || shown === JSON.stringify(kept.inputs)) continue;
      restoreInputs(this.#form, name, kept.inputs);
      this.states.set(name, { base: kept.base, sent: kept.sent, taken: '' });
      baseInput(this.#form, name).value = kept.base;
      count += 1;
    }
    if (count > 0) this.noteKey();
    return count;
  }
}
