import { type ByKind, byKind } from '#domain/sheet/by-kind.ts';
import { type ChoiceOption, type Form, type FormField, fieldsOf } from '#domain/sheet/form.ts';
import { fieldLabel } from '#exchange/labels.ts';
import { FIELD_KEYS } from '#exchange/values.ts';

/** A field as the editor's page holds it: every setting a text, by its name. */
export type DraftField = Readonly<Record<string, string>>;
export type DraftSection = { heading: string; fields: DraftField[] };

/** A form that is being changed. It lives in the page until it is saved; `version` is the one that it began from. */
export type Draft = {
  id: string;
  version: number;
  name: string;
  bodies: string[];
  flags: string;
  nodes: string[];
  /** 'indicators': for the indicators of items; '': for projects. */
  subject: string;
  sections: DraftSection[];
};

export function draftOf(form: Form): Draft {
  const { bodies, flags, nodes, subject = '' } = form.appliesTo;
  return {
    id: form.id,
    version: form.version,
    name: form.name,
    bodies: [...bodies],
    flags: flags.join('、'),
    nodes: [...nodes],
    subject,
    sections: form.sections.map(({ heading, fields }) => ({
      heading,
      fields: fields.map((field) => settingsOf(field, nameOf(fieldsOf(form)))),
    })),
  };
}

/** A field is referred to by its label, as people know it; by its key where that label could mean another field. */
const nameOf = (fields: readonly { key?: string; label?: string }[]) => (key: string) => {
  const own = fields.find((field) => field.key === key);
  const label = own ? own.label : key.startsWith('x-') ? undefined : fieldLabel(key);
  return label && keyNamed(label, fields) === key ? label : key;
};

/** The key of a field that somebody named; the text itself where nobody knows it, so that it can be told back. */
export function keyNamed(name: string, fields: readonly { key?: string; label?: string }[]): string {
  const said = name.trim();
  const own = fields.find(({ key }) => key === said) ?? fields.find(({ label }) => label === said);
  return own?.key ?? FIELD_KEYS.find((key) => key === said || fieldLabel(key) === said) ?? said;
}

const options = ({ options: offered }: { options: readonly ChoiceOption[] }): DraftField => ({
  options: offered.map(({ code, label }) => (code === label ? code : `${code}　${label}`)).join('\n'),
});
const none = (): DraftField => ({});

/** The settings of a kind that are no plain text, as the page has them. */
const LISTS = {
  'long-text': none,
  'short-text': none,
  'single-choice': options,
  'multiple-choice': options,
  rating: none,
  'indicator-table': ({ asks }) => ({ asks: asks.join(',') }),
  milestones: none,
  money: none,
  date: none,
  checkbox: none,
  file: none,
  computed: none,
  note: none,
} satisfies ByKind<[], DraftField>;

function settingsOf(field: FormField, named: (key: string) => string): DraftField {
  const { required, paper, prefill, beside, ...told } = field;
  const settings: Record<string, string> = {};
  for (const [name, value] of Object.entries(told)) {
    if (typeof value === 'string' || typeof value === 'number') settings[name] = String(value);
    if (value === true) settings[name] = '1';
  }
  Object.assign(settings, byKind(LISTS, field));
  for (const [name, value] of Object.entries(paper ?? {})) if (value) settings[name] = String(value);
  for (const [name, value] of Object.entries({ prefill, beside }))
    if (value) {
      settings[`${name}From`] = value.from;
      settings[`${name}Field`] = named(value.field);
    }
  if (required === 'always') settings.required = 'always';
  else if (required) {
    settings.required = 'when';
    settings.requiredField = named(required.field);
    settings.requiredIn = required.in.join('、');
  }
  return settings;
}
