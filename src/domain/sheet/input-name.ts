import type { AskedValue } from './fields/indicator-table.ts';
import type { FormField } from './form.ts';

/** The names of a form's inputs: `field.issues`, `own.issues`, `rating.self`, `rating.self.rs-2`, `value.i-1.actual.2024`, `file.evidence`. */
export function inputName(field: FormField): string {
  if (field.kind === 'rating')
    return ['rating', field.layer, ...(field.scale ? [field.scale] : [])].join('.');
  if (field.kind === 'file') return `file.${field.key}`;
  return `${field.perOwner ? 'own' : 'field'}.${field.key}`;
}

/** One year of a field of milestones; `rest`: what stands before the first year. */
export const yearInputName = (field: FormField, year: number | 'rest') => `${inputName(field)}.${year}`;

export const valueInputName = ({ indicator, kind, year }: AskedValue) => `value.${indicator}.${kind}.${year}`;
