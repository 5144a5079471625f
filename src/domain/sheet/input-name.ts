import { entryName } from './entry-name.ts';
import type { AskedValue } from './fields/indicator-table.ts';
import type { FormField } from './form.ts';

/** The name of a field's input, as `parseEntryName` reads it: `field.issues`, `own.issues`, `rating.self`, `rating.self.rs-2`, `value.i-1.actual.2024`, `file.evidence`. */
export function inputName(field: FormField): string {
  if (field.kind === 'file') return `file.${field.key}`;
  if (field.kind === 'rating')
    return entryName({ of: 'rating', layer: field.layer, scale: field.scale || null });
  return entryName({ of: field.perOwner ? 'own' : 'field', key: field.key });
}

/** One year of a field of milestones; `rest`: what stands before the first year. */
export const yearInputName = (field: FormField, year: number | 'rest') => `${inputName(field)}.${year}`;

export const valueInputName = (asked: AskedValue) => entryName({ of: 'value', ...asked });

/** Where it is said why an asked target was changed. */
export const reasonInputName = ({ indicator, year }: AskedValue) =>
  entryName({ of: 'reason', indicator, year });
