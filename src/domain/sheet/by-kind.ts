import type { FieldOf } from './fields/text-kind.ts';
import type { FieldKind, FormField } from './form.ts';

/**
 * What somebody does with a field, kind by kind. Whoever tells kinds apart has such a table, `satisfies ByKind` or
 * `Record<FieldKind, …>`, so that a kind that is added does not compile where it is missing.
 */
export type ByKind<Args extends readonly unknown[], Result> = {
  readonly [Kind in FieldKind]: (field: FieldOf<Kind>, ...args: Args) => Result;
};

/** The table's answer for this field. */
export function byKind<Args extends readonly unknown[], Result>(
  table: ByKind<Args, Result>,
  field: FormField,
  ...args: Args
): Result {
  return (table[field.kind] as (field: FormField, ...args: Args) => Result)(field, ...args);
}
