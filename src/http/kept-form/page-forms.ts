/** The forms of a page that was rendered here, with places to change in its text. All attributes are quoted and escaped, so that `>` ends a tag. */

export type Tag = { name: string; text: string; start: number; end: number };
export type Control = {
  tag: Tag;
  name: string;
  /** The type of an input; else what it is. */
  type: string;
  value: string;
  isChecked: boolean;
  /** Of a textarea: where its text stands. */
  body: { start: number; end: number } | null;
  /** Of a select. */
  options: { tag: Tag; value: string; isSelected: boolean }[];
};
export type PageForm = {
  tag: Tag;
  method: string;
  /** As the browser would send it: its own, and those of its buttons. */
  actions: string[];
  controls: Control[];
  /** Folds that hide the form or a part of it. */
  folds: Tag[];
};

const TAGS = /<(\/?)(form|input|textarea|select|option|button|details)((?:\s[^<>]*)?)>/g;

export function pageForms(html: string, page: string): PageForm[] {
  const forms: (PageForm & { id: string | undefined })[] = [];
  const stray: { control: Control; form: string }[] = [];
  const openFolds: Tag[] = [];
  let form: (typeof forms)[number] | null = null;
  let control: Control | null = null;
  for (const { 0: text, 1: slash, 2: name = '', index } of html.matchAll(TAGS)) {
    const tag: Tag = { name, text, start: index, end: index + text.length };
    if (slash) {
      if (name === 'form') form = null;
      else if (name === 'details') openFolds.pop();
      else if (name === 'textarea' && control?.body) control.body.end = tag.start;
      else if (name === 'select') control = null;
    } else if (name === 'form') {
      const action = attribute(tag, 'action') ?? page;
      form = {
        tag,
        id: attribute(tag, 'id'),
        method: (attribute(tag, 'method') ?? 'get').toLowerCase(),
        actions: [addressOf(action, page)],
        controls: [],
        folds: [...openFolds],
      };
      forms.push(form);
    } else if (name === 'details') {
      openFolds.push(tag);
      form?.folds.push(tag);
    } else if (name === 'option') {
      const isSelected = attribute(tag, 'selected') !== undefined;
      control?.options.push({ tag, value: attribute(tag, 'value') ?? '', isSelected });
    } else {
      control = controlOf(tag);
      const action = attribute(tag, 'formaction');
      const other = attribute(tag, 'form');
      if (other !== undefined) stray.push({ control, form: other });
      else if (form) form.controls.push(control);
      if (action !== undefined && form) form.actions.push(addressOf(action, page));
    }
  }
  for (const one of stray) forms.find(({ id }) => id === one.form)?.controls.push(one.control);
  return forms;
}

function controlOf(tag: Tag): Control {
  return {
    tag,
    name: attribute(tag, 'name') ?? '',
    type: tag.name === 'input' ? (attribute(tag, 'type') ?? 'text') : tag.name,
    value: attribute(tag, 'value') ?? (tag.name === 'input' ? 'on' : ''),
    isChecked: attribute(tag, 'checked') !== undefined,
    body: tag.name === 'textarea' ? { start: tag.end, end: tag.end } : null,
    options: [],
  };
}

/** An address as the server meets it: without its place on the page. */
function addressOf(action: string, page: string): string {
  const { pathname, search } = new URL(action, new URL(page, 'http://here.invalid'));
  return pathname + search;
}

export function attribute({ text }: Tag, name: string): string | undefined {
  const found = text.match(new RegExp(`\\s${name}(?:="([^"]*)")?(?=[\\s/>])`));
  return found ? unescaped(found[1] ?? '') : undefined;
}

/** The text of the tag with the attribute so, or, with null, without it. */
export function withAttribute(text: string, name: string, value: string | null): string {
  const without = text.replace(new RegExp(`\\s${name}(?:="[^"]*")?(?=[\\s/>])`), '');
  return value === null ? without : without.replace(/\s*(\/?)>$/, ` ${name}="${escaped(value)}"$1>`);
}

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
export const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => SIGNS[sign]!);
const unescaped = (text: string) =>
  text.replace(
    /&(?:amp|lt|gt|quot|#39);/g,
    (word) => Object.keys(SIGNS).find((sign) => SIGNS[sign] === word)!,
  );
