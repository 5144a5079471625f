import type { SentField } from '#domain/people/kept-form.ts';
import { attribute, type Control, escaped, type PageForm, type Tag, withAttribute } from './page-forms.ts';

/** One place of a page's text, and what stands there instead. */
export type Edit = { start: number; end: number; text: string };

export function edited(html: string, edits: readonly Edit[]): string {
  let text = '';
  let at = 0;
  for (const edit of edits.toSorted((a, b) => a.start - b.start)) {
    text += html.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return text + html.slice(at);
}

const changed = ({ text, start, end }: Tag, name: string, value: string | null): Edit[] => {
  const after = withAttribute(text, name, value);
  return after === text ? [] : [{ start, end, text: after }];
};

/**
 * How the page changes where a control is to hold what was sent of it; what finds its place is taken out of `texts`. A password or a file is
 * never put back. A radio button of which nothing was sent stays as it is: nobody can take it back.
 */
export function fillControl(html: string, control: Control, texts: string[], wasSent: boolean): Edit[] {
  const { tag, type, value, body, options } = control;
  switch (type) {
    case 'file':
    case 'password':
    case 'button':
      return [];
    case 'checkbox':
    case 'radio': {
      if (type === 'radio' && !wasSent) return [];
      const at = texts.indexOf(value);
      if (at >= 0) texts.splice(at, 1);
      return at >= 0 === control.isChecked ? [] : changed(tag, 'checked', at >= 0 ? '' : null);
    }
    case 'select': {
      const values = options.map((option) => option.value);
      const at = texts.findIndex((text) => values.includes(text));
      if (at < 0) return [];
      const isMeant = values.indexOf(texts.splice(at, 1)[0]!);
      // Where the page chooses none, the browser takes the first.
      const isShown = Math.max(
        0,
        options.findIndex(({ isSelected }) => isSelected),
      );
      if (isMeant === isShown) return [];
      return options.flatMap((option, index) =>
        changed(option.tag, 'selected', index === isMeant ? '' : null),
      );
    }
    case 'textarea': {
      const text = texts.shift();
      const after = text === undefined ? undefined : `\n${escaped(text)}`;
      if (after === undefined || !body || html.slice(body.start, body.end) === after) return [];
      return [{ ...body, text: after }];
    }
    default: {
      const text = texts.shift();
      return text === undefined || text === value ? [] : changed(tag, 'value', text);
    }
  }
}

/** The beginning of a form that was filled again: marked for the scripts, with an id to come to it, and these hidden fields. */
export function opened({ tag }: PageForm, hidden: readonly SentField[]): { id: string; edit: Edit } {
  const id = attribute(tag, 'id') ?? 'kept-form';
  const marked = withAttribute(withAttribute(tag.text, 'id', id), 'data-restored', '');
  const fields = hidden.map(
    ({ name, text }) => `<input type="hidden" name="${escaped(name)}" value="${escaped(text)}"/>`,
  );
  return { id, edit: { start: tag.start, end: tag.end, text: marked + fields.join('') } };
}

export const unfolded = ({ text, start, end }: Tag): Edit => ({
  start,
  end,
  text: withAttribute(text, 'open', ''),
});
