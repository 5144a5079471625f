/** What the window knows of one entry of the sheet. No DOM here: tried by a test of its own. */
export type EntryState = {
  /** The text of the sheet that the writer's own began from. */
  base: string;
  /** Texts that were sent since and never answered for, or kept aside; they may stand in the sheet by now. */
  sent: string[];
  /** The inputs as the server last took them, or as they were loaded. */
  taken: string;
};

/** What the server says after a save (src/features/sheets/autosave.ts). */
export type SaveAnswer = {
  savedAt: string;
  versions: { sheet: number; part: number };
  /** What stands in the sheet now, of what was sent. */
  texts: Record<string, string>;
  /** Names of the entries that somebody else had changed: the sent text is kept beside theirs. */
  aside: string[];
  /** What was not saved because it cannot be. */
  problems: { name: string; sentence: string }[];
  /** What is saved and not yet right. */
  hints: { name: string; sentence: string }[];
  /** The files that came along and are kept now; `field`: of the form. */
  files: { field: string; id: string; name: string; href: string }[];
};

/**
 * How the entries stand after an answer. `snapshots`: the inputs as they were sent. What was written becomes the base; what was kept
 * aside is not taken back by what the writer types next; what cannot be saved stays unsaved.
 */
export function afterAnswer(
  states: ReadonlyMap<string, EntryState>,
  snapshots: ReadonlyMap<string, Snapshot>,
  answer: SaveAnswer,
): Map<string, EntryState> {
  const next = new Map(states);
  const faulty = new Set(answer.problems.map(({ name }) => name));
  for (const [name, { inputs, text }] of snapshots) {
    const state = states.get(name);
    if (!state || faulty.has(name)) continue;
    if (answer.aside.includes(name)) {
      next.set(name, { ...state, sent: withText(state.sent, text), taken: inputs });
    } else {
      const stored = answer.texts[name] ?? text ?? state.base;
      // Who clears what somebody else has changed meanwhile has cleared something else: theirs comes back.
      const isOthers = text !== null && text.trim() === '' && stored !== '';
      next.set(name, { base: isOthers ? text : stored, sent: [], taken: inputs });
    }
  }
  return next;
}

/** How the entries stand after a request that nobody answered: it may have arrived. */
export function afterSilence(
  states: ReadonlyMap<string, EntryState>,
  snapshots: ReadonlyMap<string, Snapshot>,
): Map<string, EntryState> {
  const next = new Map(states);
  for (const [name, { text }] of snapshots) {
    const state = states.get(name);
    if (state) next.set(name, { ...state, sent: withText(state.sent, text) });
  }
  return next;
}

/** A form is read from the bottom of a long evening: the last twenty texts are enough to know one's own again. */
const withText = (sent: readonly string[], text: string | null) =>
  text === null || sent.includes(text) ? [...sent] : [...sent, text].slice(-20);

/** What an entry's inputs hold: all of them as one, and the text where a single input holds it. */
export type Snapshot = { inputs: string; text: string | null };

/** Which entries do others' changes fill in here? Not the focused one, and none that holds unsaved or aside words. */
export function takenFromOthers(
  states: ReadonlyMap<string, EntryState>,
  current: ReadonlyMap<string, Snapshot>,
  texts: Readonly<Record<string, string>>,
  focused: string | null,
): string[] {
  return Object.keys(texts).filter((name) => {
    const state = states.get(name);
    const shown = current.get(name);
    if (!state || !shown || name === focused) return false;
    if (state.sent.length > 0 || shown.inputs !== state.taken) return false;
    return texts[name] !== state.base;
  });
}

/** The entries that hold what the server does not have. */
export function unsavedOf(
  states: ReadonlyMap<string, EntryState>,
  current: ReadonlyMap<string, Snapshot>,
): string[] {
  return [...states].flatMap(([name, { taken }]) => (current.get(name)?.inputs === taken ? [] : [name]));
}
