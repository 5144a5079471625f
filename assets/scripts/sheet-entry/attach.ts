import type { SaveAnswer } from './entry-state.ts';
import { frameOf, setNote } from './field-notes.ts';
import { send } from './send.ts';

const isFileInput = (target: unknown): target is HTMLInputElement =>
  target instanceof HTMLInputElement && target.type === 'file';

/** Sends a file as soon as it is chosen: a page that says it is saved keeps nothing back. */
export class Attaching {
  readonly #form: HTMLFormElement;
  readonly #url: string;
  readonly #say: (sentence: string) => void;
  #sending = 0;
  #pressed: HTMLElement | null | undefined;

  constructor(form: HTMLFormElement, of: { url: string; say: (sentence: string) => void }) {
    this.#form = form;
    this.#url = of.url;
    this.#say = of.say;
    form.addEventListener('change', ({ target }) => {
      if (isFileInput(target)) void this.#attach(target);
    });
    // A button pressed meanwhile would send the file a second time: it waits.
    form.addEventListener('submit', (event) => {
      if (this.#sending === 0) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      this.#pressed = event.submitter;
    });
  }

  /** Is a file chosen that the server does not have? */
  isWaiting(): boolean {
    return [...this.#form.elements].some((one) => isFileInput(one) && one.files!.length > 0);
  }

  async #attach(input: HTMLInputElement): Promise<void> {
    const files = [...(input.files ?? [])];
    if (files.length === 0) return;
    const names = files.map(({ name }) => `「${name}」`).join('');
    this.#say(`${names}を添付しています。`);
    setNote(this.#form, input.name, 'problem', null);
    this.#sending += 1;
    const sent = await send(this.#url, this.#fieldsOf(input.name, files));
    this.#sending -= 1;
    if (sent.kind === 'answered') {
      input.value = '';
      this.#show(input.name, sent.answer, names);
    } else {
      const why =
        sent.kind === 'refused' ? sent.sentence : '通信できないか、ログインの有効期間が過ぎました。';
      const sentence = `${names}はまだ添付できていません。${why}「保存する」を押すと、もう一度送ります。`;
      setNote(this.#form, input.name, 'problem', sentence);
      this.#say(sentence);
    }
    if (this.#sending > 0 || this.#pressed === undefined) return;
    const button = this.#pressed;
    this.#pressed = undefined;
    this.#form.requestSubmit(button);
  }

  #fieldsOf(name: string, files: readonly File[]): FormData {
    const fields = new FormData();
    for (const hidden of ['csrf', 'department', 'stage']) {
      const input = this.#form.elements.namedItem(hidden);
      if (input instanceof HTMLInputElement) fields.append(hidden, input.value);
    }
    for (const file of files) fields.append(name, file);
    return fields;
  }

  #show(name: string, { files, problems }: SaveAnswer, names: string): void {
    const refused = problems.map(({ sentence }) => sentence).join('');
    setNote(this.#form, name, 'problem', refused === '' ? null : refused);
    this.#say(refused === '' ? `${names}を添付しました。` : refused);
    const frame = frameOf(this.#form, name);
    if (!frame || files.length === 0) return;
    const list = frame.parentElement!.querySelector('.shown-files') ?? document.createElement('ul');
    list.className = 'shown-files';
    if (!list.isConnected) frame.after(list);
    for (const { id, name, href } of files) {
      const item = document.createElement('li');
      const link = document.createElement('a');
      link.href = href;
      link.textContent = name;
      item.append(link, ' ', removalOf(id, name));
      list.append(item);
    }
  }
}

/** The button that the page itself would have for the file. */
function removalOf(id: string, name: string): HTMLButtonElement {
  const button = document.createElement('button');
  button.name = 'remove';
  button.value = id;
  button.className = 'button button-text button-small';
  const which = document.createElement('span');
  which.className = 'visually-hidden';
  which.textContent = `（${name}）`;
  button.append('外す', which);
  return button;
}
