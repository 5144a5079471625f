import type { FieldKind, Form } from '#domain/sheet/form.ts';
import { isFieldKind } from '#domain/sheet/kind-traits.ts';
import { formSchema } from '#exchange/year-schema.ts';
import type { FormProblemCode } from '#messages';
import { type Draft, type DraftField, keyNamed } from './draft.ts';

/** What is wrong with a setting. `name`: the input on the editor's page. */
export type DraftProblem = { name: string; label: string; code: FormProblemCode };
export type DraftReading = { ok: true; form: Form } | { ok: false; problems: DraftProblem[] };

export const sectionName = (section: number, setting: string) => `s${section}.${setting}`;
export const settingName = (section: number, field: number, setting: string) =>
  `s${section}f${field}.${setting}`;

/** The form that a draft describes, or what keeps it from being one. Draws no conclusion about sheets that use it. */
export function formOf(draft: Draft): DraftReading {
  const all = draft.sections.flatMap(({ fields }) => fields);
  const parsed = formSchema.safeParse({
    id: draft.id,
    version: draft.version,
    name: draft.name.trim(),
    appliesTo: {
      bodies: draft.bodies,
      flags: listOf(draft.flags),
      nodes: draft.nodes,
      ...(draft.subject === '' ? {} : { subject: draft.subject }),
    },
    sections: draft.sections.map(({ heading, fields }) => ({
      heading: heading.trim(),
      fields: fields.map((field) => shapeOf(field, all)),
    })),
  });
  const problems = [
    ...ownProblems(draft, all),
    ...(parsed.success ? [] : parsed.error.issues.map(problemOf)),
  ];
  if (!parsed.success || problems.length > 0) return { ok: false, problems: firstOfEach(problems) };
  return { ok: true, form: parsed.data };
}

/** What no schema sees: labels and names that people must be able to read, references that must lead somewhere. */
function ownProblems(draft: Draft, all: DraftField[]): DraftProblem[] {
  const keys = all.map(({ key }) => key);
  const problems: DraftProblem[] =
    draft.name.trim() === '' ? [{ name: 'name', label: '様式の名称', code: 'blank' }] : [];
  for (const [s, { fields }] of draft.sections.entries())
    for (const [f, field] of fields.entries()) {
      const add = (setting: string, label: string, code: FormProblemCode) =>
        problems.push({ name: settingName(s, f, setting), label, code });
      if (!field.label?.trim()) add('label', '欄の名前', 'blank');
      if (field.required === 'when' && !keys.includes(keyNamed(field.requiredField ?? '', all)))
        add('requiredField', '必須になる条件の欄', 'field-not-there');
      if (field.required === 'when' && listOf(field.requiredIn).length === 0)
        add('requiredIn', '必須になる答え', 'blank');
      for (const [setting, label] of [
        ['prefill', '最初に入れておく欄'],
        ['beside', '横に示す欄'],
      ] as const)
        if (field[`${setting}From`] && !field[`${setting}Field`]?.trim())
          add(`${setting}Field`, label, 'blank');
      const options = optionsOf(field.options ?? '').map(({ code }) => code);
      if (new Set(options).size !== options.length) add('options', '選択肢', 'same-code-twice');
      const [column, columns] = [Number(field.column ?? 1), Number(field.columns ?? 1)];
      if (column + columns > 13) add('columns', '幅', 'beyond-the-paper');
    }
  return problems;
}

const listOf = (text = '') =>
  text
    .split(/[、,\n]/u)
    .map((one) => one.trim())
    .filter((one) => one !== '');

/** One option a line: a code, and after a space its label. */
const optionsOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [, code = '', label] = line.match(/^(\S+)\s*(.*)$/u) ?? [];
      return { code, label: label || code };
    });

/** What the schema is to judge: only what was told, numbers as numbers; what cannot be a number stays a text for it to refuse. */
function shapeOf(field: DraftField, all: DraftField[]): Record<string, unknown> {
  const said = (name: string) => (field[name]?.trim() ? { [name]: field[name].trim() } : {});
  const number = (name: string) => {
    const text = field[name]?.normalize('NFKC').trim() ?? '';
    return text === '' ? {} : { [name]: /^\d+$/.test(text) ? Number(text) : text };
  };
  const reference = (name: string) => {
    const [from, to] = [field[`${name}From`], field[`${name}Field`]];
    return from && to?.trim() ? { [name]: { from, field: keyNamed(to, all) } } : {};
  };
  const required =
    field.required === 'when'
      ? { required: { field: keyNamed(field.requiredField ?? '', all), in: listOf(field.requiredIn) } }
      : field.required === 'always'
        ? { required: 'always' }
        : {};
  const hasPaper = field.row || field.column || field.columns;
  const paper = {
    row: 1,
    column: 1,
    columns: 12,
    ...number('row'),
    ...number('column'),
    ...number('columns'),
    ...number('rows'),
  };
  return {
    key: field.key,
    kind: field.kind,
    label: field.label?.trim() ?? '',
    ...said('help'),
    ...required,
    ...number('maxLength'),
    ...(field.filledBy === 'writer' ? {} : said('filledBy')),
    ...(field.stage === 'collecting' ? {} : said('stage')),
    ...(field.perOwner ? { perOwner: true } : {}),
    ...reference('prefill'),
    ...reference('beside'),
    ...(hasPaper ? { paper } : {}),
    // Another kind is refused by the schema.
    ...(isFieldKind(field.kind) ? OWN_SETTINGS[field.kind](field, said, number) : {}),
  };
}

type Told = (name: string) => object;
type OwnSettings = (field: DraftField, said: Told, number: Told) => object;

const options: OwnSettings = (field) => ({ options: optionsOf(field.options ?? '') });
const none: OwnSettings = () => ({});

/** What only fields of a kind have. */
const OWN_SETTINGS: Readonly<Record<FieldKind, OwnSettings>> = {
  'long-text': (_, __, number) => number('lines'),
  'short-text': none,
  'single-choice': options,
  'multiple-choice': options,
  rating: ({ layer }, said) => ({ layer, ...said('scale') }),
  'indicator-table': ({ asks }) => ({ asks: listOf(asks) }),
  milestones: none,
  money: ({ unit }) => ({ unit }),
  date: none,
  checkbox: ({ statement }) => ({ statement: statement?.trim() ?? '' }),
  file: (_, __, number) => number('most'),
  computed: ({ of }) => ({ of }),
  note: ({ text }) => ({ text: text?.trim() ?? '' }),
};

type Issue = { path: PropertyKey[]; code: string; origin?: string };

/** The setting that an issue of the schema is about. */
function problemOf(issue: Issue): DraftProblem {
  const [root, section, , field, setting, deeper] = issue.path;
  const isBlank = issue.code === 'too_small' && issue.origin === 'array';
  if (root !== 'sections' || section === undefined)
    return { name: root === 'name' ? 'name' : 'id', label: '様式', code: 'invalid' };
  if (field === undefined)
    return { name: sectionName(Number(section), 'heading'), label: '見出し', code: 'invalid' };
  const told = inputOf(String(setting), String(deeper));
  const label = SETTING_LABELS[told] ?? '欄の設定';
  const code = isBlank ? 'blank' : NUMBERS.includes(told) ? 'not-a-number' : 'invalid';
  return { name: settingName(Number(section), Number(field), told), label, code };
}

function inputOf(setting: string, deeper: string): string {
  if (setting === 'paper') return deeper;
  return ['required', 'prefill', 'beside'].includes(setting) ? `${setting}Field` : setting;
}

const NUMBERS = ['maxLength', 'lines', 'most', 'row', 'column', 'columns', 'rows'];
const SETTING_LABELS: Record<string, string> = {
  label: '欄の名前',
  requiredField: '必須になる条件の欄',
  prefillField: '最初に入れておく欄',
  besideField: '横に示す欄',
  maxLength: '文字数の上限',
  lines: '行数',
  most: '添付の件数',
  row: '段',
  column: '左からの位置',
  columns: '幅',
  options: '選択肢',
  asks: '記入する値',
  layer: '評価の段階',
  scale: '評価区分',
  unit: '単位',
  of: '計算するもの',
};

const firstOfEach = (problems: DraftProblem[]) =>
  problems.filter((one, at) => problems.findIndex((other) => other.name === one.name) === at);
