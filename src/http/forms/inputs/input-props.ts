import type { FormProblem } from '../../read-form.ts';

/** What every input of a form takes. `name` begins with the prefix of the form. */
export type InputProps<Field> = {
  field: Field;
  name: string;
  isRequired: boolean;
  problems: FormProblem[] | undefined;
};

/** What scripts find an input by: the key of its field, whose it is, and the limit that it counts up to. */
export const hooks = (field: {
  key: string;
  perOwner?: boolean | undefined;
  maxLength?: number | undefined;
}) => ({
  'data-field': field.key,
  'data-part': field.perOwner ? 'own' : 'sheet',
  ...(field.maxLength ? { 'data-max-length': String(field.maxLength) } : {}),
});

export const problemsOf = (problems: FormProblem[] | undefined, name: string) =>
  problems?.filter((one) => one.field === name) ?? [];
