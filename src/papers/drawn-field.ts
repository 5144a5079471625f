import { textWithOpinions } from '#domain/opinion/opinions-on-sheet.ts';
import { type ByKind, byKind } from '#domain/sheet/by-kind.ts';
import { entryName } from '#domain/sheet/entry-name.ts';
import { textRulesOf } from '#domain/sheet/field-kind.ts';
import type { FormField } from '#domain/sheet/form.ts';
import { joinParts } from '#domain/sheet/part.ts';
import type { Cell, Input } from '#formats/blocks.ts';
import { computedLine } from './computed-line.ts';
import type { InputOf } from './input-of.ts';
import type { SheetMaterial } from './sheet-material.ts';

/** What is written in a field: one cell, or one for each owner where somebody fills in its own. */
export type DrawnLine = { owner: string | null; cell: Cell & { lines?: number } };

const USUAL_LINES = 4;

export const drawnField = (field: FormField, material: SheetMaterial, inputOf: InputOf): DrawnLine[] =>
  byKind(DRAWN, field, material, inputOf);

const textLines = (field: FormField, material: SheetMaterial, inputOf: InputOf): DrawnLine[] =>
  field.perOwner
    ? ownLines(field, material, inputOf)
    : [wholeLine(field, material, inputOf), ...besideLines(field, material, inputOf)];
const blank = (): DrawnLine[] => [{ owner: null, cell: { text: '' } }];

const DRAWN = {
  'long-text': textLines,
  'short-text': textLines,
  'single-choice': textLines,
  'multiple-choice': textLines,
  milestones: textLines,
  money: textLines,
  date: textLines,
  checkbox: textLines,
  rating: ratingLines,
  // It takes a row of its own: see indicator-rows.ts.
  'indicator-table': blank,
  file: blank,
  computed: (field, material) => [{ owner: null, cell: { text: computedLine(field, material) } }],
  note: ({ text }) => [{ owner: null, cell: { text, look: 'muted' } }],
} satisfies ByKind<[SheetMaterial, InputOf], DrawnLine[]>;

/** Room to write in; what nobody is to fill in any more takes no more than it needs. */
const linesOf = (field: FormField, id: string | null): number =>
  field.kind === 'long-text' && id !== null ? (field.lines ?? USUAL_LINES) : 1;

const shown = (field: FormField, text: string): string => {
  const rules = textRulesOf(field);
  return !rules || rules.isBlank(text) ? '' : rules.show(text);
};

/** An answer of the whole sheet; what the plan says of the project stands where the sheet only repeats it. */
function wholeLine(
  field: FormField,
  { sheet, project, opinions }: SheetMaterial,
  inputOf: InputOf,
): DrawnLine {
  const own = textIn(sheet.fields, field.key);
  const id = inputOf(entryName({ of: 'field', key: field.key }), null);
  const isOfPlan = own === '' && id === null && field.prefill?.from === 'project';
  const written = shown(field, isOfPlan ? textIn(project.fields, field.prefill!.field) : own);
  const text = textWithOpinions(field, written, opinions);
  return { owner: null, cell: { text, lines: linesOf(field, id), ...inputFor(field, id) } };
}

/** Each owner's own; joined in one cell, as the sheet joins them, where nobody is to fill in anything. */
function ownLines(field: FormField, { sheet, owners }: SheetMaterial, inputOf: InputOf): DrawnLine[] {
  const parts = (sheet.parts ?? []).filter(({ stage }) => stage === 'collecting');
  const own = (owner: string) =>
    shown(field, textIn(parts.find(({ department }) => department === owner)?.fields ?? {}, field.key));
  const texts = owners.map((owner) => ({ department: owner, text: own(owner) }));
  const inputs = owners.map((owner) => inputOf(entryName({ of: 'own', key: field.key }), owner));
  if (inputs.every((input) => input === null)) {
    const joined = joinParts(texts.filter(({ text }) => text !== ''));
    const text = joined === '' ? shown(field, textIn(sheet.fields, field.key)) : joined;
    return [{ owner: null, cell: { text, lines: linesOf(field, null) } }];
  }
  return owners.map((owner, at) => ({
    owner: owners.length > 1 ? owner : null,
    cell: {
      text: texts[at]!.text,
      lines: linesOf(field, inputs[at]!),
      ...inputFor(field, inputs[at]!),
    },
  }));
}

/** What stands beside the text of the one who has the lead: what the other owners say of their own. */
function besideLines(field: FormField, { sheet, owners }: SheetMaterial, inputOf: InputOf): DrawnLine[] {
  const parts = (sheet.parts ?? []).filter(({ stage }) => stage === 'collecting');
  if (parts.length < 2) return [];
  return owners.flatMap((owner): DrawnLine[] => {
    const own = parts.find(({ department }) => department === owner)?.fields ?? {};
    const text = shown(field, textIn(own, field.key));
    const id = inputOf(entryName({ of: 'own', key: field.key }), owner);
    return text === '' && id === null
      ? []
      : [{ owner, cell: { text, lines: linesOf(field, id), ...inputFor(field, id) } }];
  });
}

function ratingLines(
  field: Extract<FormField, { kind: 'rating' }>,
  { sheet, owners, scales }: SheetMaterial,
  inputOf: InputOf,
): DrawnLine[] {
  const scale = field.scale === undefined ? scales[0] : scales.find(({ id }) => id === field.scale);
  const labels = new Map(scale?.codes.map(({ code, label }) => [code, label]));
  const said = (code: string) => [code, labels.get(code) ?? ''].filter((one) => one !== '').join('　');
  const given = sheet.ratings.filter(
    (one) => one.layer === field.layer && (one.scale ?? null) === (field.scale ?? null),
  );
  const entry = entryName({ of: 'rating', layer: field.layer, scale: field.scale ?? null });
  const choices = (scale?.codes ?? []).map(({ code }) => said(code));
  const input = (id: string | null) =>
    id === null ? {} : { input: { id, kind: 'choice' as const, choices } };
  const line = (
    owner: string | null,
    one: (typeof given)[number] | undefined,
    id: string | null,
  ): DrawnLine => ({
    owner,
    cell: { text: [one ? said(one.code) : '', one?.reason ?? ''].filter(Boolean).join('\n'), ...input(id) },
  });
  if (!field.perOwner) {
    const whole = given.find(({ department }) => department === null) ?? given[0];
    const rest = given.filter((one) => one !== whole);
    return [line(null, whole, inputOf(entry, null)), ...rest.map((one) => line(one.department, one, null))];
  }
  const whole = given.filter(({ department }) => department === null || !owners.includes(department));
  const own = owners.map((owner) => {
    const one = given.find(({ department }) => department === owner);
    return line(owners.length > 1 ? owner : null, one, inputOf(entry, owner));
  });
  const isBlank = own.every(({ cell }) => cell.text === '' && !('input' in cell));
  const others = whole.map((one) => line(one.department, one, null));
  // A project without an owner has its place for the grade all the same.
  if (own.length + others.length === 0) return [line(null, undefined, null)];
  return isBlank && others.length > 0 ? others : [...own, ...others];
}

const textIn = (fields: object, key: string): string => (fields as Record<string, string>)[key] ?? '';

function inputFor(field: FormField, id: string | null): { input?: Input } {
  if (id === null) return {};
  const hint = field.help === undefined ? {} : { hint: field.help };
  if (field.kind === 'single-choice')
    return { input: { id, kind: 'choice', choices: field.options.map(({ label }) => label), ...hint } };
  return { input: { id, kind: 'text', ...hint } };
}
