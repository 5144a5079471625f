import { countCharacters } from '#domain/sheet/count-characters.ts';

/** Text areas that grow with their text, and counts that follow it. */
export function makeComfortable(form: HTMLFormElement): void {
  const grows = !CSS.supports('field-sizing', 'content');
  const follow = (target: EventTarget | null) => {
    if (!(target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement)) return;
    if (grows && target instanceof HTMLTextAreaElement && target.dataset.grow !== undefined) grow(target);
    count(form, target);
  };
  for (const area of form.querySelectorAll('textarea')) follow(area);
  form.addEventListener('input', (event) => follow(event.target));
}

function grow(area: HTMLTextAreaElement): void {
  if (area.scrollHeight > area.clientHeight) area.style.height = `${area.scrollHeight + 4}px`;
}

function count(form: HTMLFormElement, control: HTMLTextAreaElement | HTMLInputElement): void {
  const place = form.querySelector<HTMLElement>(`[data-count-of="${CSS.escape(control.id)}"]`);
  const number = place?.querySelector('span');
  if (!place || !number) return;
  const characters = countCharacters(control.value);
  number.textContent = String(characters);
  place.classList.toggle('is-over', characters > Number(control.dataset.maxLength ?? Infinity));
}
