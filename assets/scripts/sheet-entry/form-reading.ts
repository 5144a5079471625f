import type { Snapshot } from './entry-state.ts';

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
const BASE = 'base.';

/** Names of the form's entries: each has a hidden input with the text that it began from. */
export function entryNames(form: HTMLFormElement): string[] {
  return [...form.querySelectorAll<HTMLInputElement>(`input[type=hidden][name^="${BASE}"]`)].map((input) =>
    input.name.slice(BASE.length),
  );
}

export function baseInput(form: HTMLFormElement, entry: string): HTMLInputElement {
  return form.querySelector<HTMLInputElement>(`input[type=hidden][name="${CSS.escape(BASE + entry)}"]`)!;
}

/** Texts of an entry that were sent once without an answer, and came back with the page. */
export function sentTexts(form: HTMLFormElement, entry: string): string[] {
  const name = CSS.escape(`sent.${entry}`);
  return [...form.querySelectorAll<HTMLInputElement>(`input[type=hidden][name="${name}"]`)].map(
    ({ value }) => value,
  );
}

/** The inputs of an entry: most have one, milestones one a year, choices one an option. */
export function controlsOf(form: HTMLFormElement, entry: string): Control[] {
  return [...form.elements].filter(
    (one): one is Control =>
      (one instanceof HTMLInputElement ||
        one instanceof HTMLTextAreaElement ||
        one instanceof HTMLSelectElement) &&
      one.type !== 'file' &&
      isOf(one.name, entry),
  );
}

const isOf = (input: string, entry: string) =>
  input === entry || (input.startsWith(`${entry}.`) && /^(rest|\d{4})$/.test(input.slice(entry.length + 1)));

/** Which entry an input belongs to. */
export function entryOf(entries: readonly string[], input: string): string | null {
  return entries.find((entry) => isOf(input, entry)) ?? null;
}

/** What is sent of an entry, as the browser would send it. */
export function pairsOf(form: HTMLFormElement, entry: string): [string, string][] {
  return controlsOf(form, entry).flatMap((control): [string, string][] => {
    const isChoice = control instanceof HTMLInputElement && /^(radio|checkbox)$/.test(control.type);
    return isChoice && !control.checked ? [] : [[control.name, control.value]];
  });
}

export function snapshotOf(form: HTMLFormElement, entry: string): Snapshot {
  const controls = controlsOf(form, entry);
  const pairs = pairsOf(form, entry);
  const isPlain = controls.length === 1 && controls[0]!.type !== 'checkbox';
  return {
    inputs: JSON.stringify(pairs),
    text: isPlain ? controls[0]!.value : (radioText(controls) ?? null),
  };
}

function radioText(controls: readonly Control[]): string | undefined {
  if (controls.length === 0 || controls.some(({ type }) => type !== 'radio')) return undefined;
  return controls.find((control) => (control as HTMLInputElement).checked)?.value ?? '';
}

/** Shows a text in an entry's inputs; false where they are of a kind that cannot take a text. */
export function showText(form: HTMLFormElement, entry: string, text: string): boolean {
  const controls = controlsOf(form, entry);
  if (radioText(controls) !== undefined) {
    for (const control of controls) (control as HTMLInputElement).checked = control.value === text;
    return true;
  }
  if (controls.length !== 1 || controls[0]!.type === 'checkbox') return false;
  controls[0]!.value = text;
  return true;
}

/** Puts kept inputs back as they were typed. */
export function restoreInputs(
  form: HTMLFormElement,
  entry: string,
  inputs: readonly [string, string][],
): void {
  for (const control of controlsOf(form, entry)) {
    const values = inputs.filter(([name]) => name === control.name).map(([, value]) => value);
    if (control instanceof HTMLInputElement && /^(radio|checkbox)$/.test(control.type))
      control.checked = values.includes(control.value);
    else control.value = values[0] ?? '';
  }
}
