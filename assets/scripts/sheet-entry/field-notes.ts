/** Sentences beside a field that a script adds and takes away; those of the server's page stay with the page. */

/** Where the field of an entry stands on the page: the frame around its label and controls. */
export function frameOf(form: HTMLFormElement, entry: string): HTMLElement | null {
  const control = form.querySelector<HTMLElement>(
    `[name="${CSS.escape(entry)}"]:not([type=hidden]), [name^="${CSS.escape(`${entry}.`)}"]`,
  );
  return control?.closest<HTMLElement>('td, .field') ?? null;
}

/** Shows a sentence of a kind beside an entry, in the place of the one before; null takes it away. */
export function setNote(
  form: HTMLFormElement,
  entry: string,
  kind: 'problem' | 'others' | 'aside',
  sentence: string | null,
): void {
  const frame = frameOf(form, entry);
  const id = `note-${kind}-${entry}`;
  const there = document.getElementById(id);
  if (sentence === null) {
    there?.remove();
    return;
  }
  if (!frame) return;
  const note = there ?? document.createElement('p');
  note.id = id;
  note.className = kind === 'problem' ? 'field-problem' : `entry-note entry-note-${kind}`;
  if (note.textContent !== sentence) note.textContent = sentence;
  if (!there) frame.append(note);
}
