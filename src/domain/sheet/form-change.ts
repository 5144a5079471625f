import { keepsText } from './field-kind.ts';
import { type Form, type FormField, fieldsOf } from './form.ts';

/** A field whose answers a change of the form leaves without a place. */
export type DisplacedField = { key: string; label: string; from: 'sheet' | 'part' };

const placeOf = (field: FormField) => (field.perOwner ? 'part' : 'sheet');

/**
 * Which fields would lose the place of their texts, if sheets went from one version of a form to another? Those that are no
 * longer asked, that became or ceased to be each owner's own, or whose kind keeps no text. The texts themselves stay.
 */
export function displacedFields(before: Form, after: Form): DisplacedField[] {
  const later = new Map(fieldsOf(after).map((field) => [field.key, field]));
  return fieldsOf(before)
    .filter(keepsText)
    .filter((field) => {
      const next = later.get(field.key);
      return !next || !keepsText(next) || placeOf(next) !== placeOf(field);
    })
    .map((field) => ({ key: field.key, label: field.label, from: placeOf(field) }));
}

/** The ratings that were asked and no longer are. */
export function displacedRatings(
  before: Form,
  after: Form,
): { layer: string; scale: string | null; label: string }[] {
  const ratings = (form: Form) => fieldsOf(form).filter((field) => field.kind === 'rating');
  return ratings(before)
    .filter(
      (field) => !ratings(after).some((other) => other.layer === field.layer && other.scale === field.scale),
    )
    .map(({ layer, scale, label }) => ({ layer, scale: scale ?? null, label }));
}

/** Do two versions ask the same in the same words and order? */
export function isSameForm(one: Form, other: Form): boolean {
  const told = ({ name, appliesTo, sections }: Form) =>
    JSON.stringify(inOrder({ name, appliesTo, sections }));
  return told(one) === told(other);
}

/** The database forgets the order of keys. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, one]) => one !== undefined)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, one]) => [key, inOrder(one)]),
  );
}
