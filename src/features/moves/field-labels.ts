import { type Form, fieldsOf } from '#domain/sheet/form.ts';
import { isFilledIn } from '#domain/sheet/kind-traits.ts';
import { fieldLabel } from '#exchange/labels.ts';

/** The fields of a form that a remark can be about, by their keys, with what the form calls them. */
export function remarkableFields(form: Form | null): { value: string; label: string }[] {
  if (!form) return [];
  return fieldsOf(form)
    .filter(({ kind }) => isFilledIn(kind))
    .map((field) => ({ value: field.key, label: field.label }));
}

/** What the form calls a field that a remark is about. */
export function labelOfField(form: Form | null, key: string): string {
  const field = form && fieldsOf(form).find((one) => one.key === key);
  return field ? field.label : fieldLabel(key);
}
