import { type FieldStage, type FilledBy, type Form, type FormField, fieldsOf } from './form.ts';
import { isFilledIn } from './kind-traits.ts';

/** Who fills now. `department`: the owner whose part it is; null for the sheet as a whole (reviewers, the committee). */
export type Now = { stage: FieldStage; filledBy: FilledBy; department: string | null };

/** Does this person fill this field now? A note and a computed field are filled by nobody. */
export function isAskedNow(field: FormField, now: Now): boolean {
  return (
    isFilledIn(field.kind) &&
    (field.stage ?? 'collecting') === now.stage &&
    (field.filledBy ?? 'writer') === now.filledBy &&
    (!field.perOwner || now.department !== null)
  );
}

/** The fields that a person of this kind fills in this stage, in the order of the form. */
export function fieldsFor(form: Form, about: { stage: FieldStage; filledBy: FilledBy }): FormField[] {
  return fieldsOf(form).filter((field) => isAskedNow(field, { ...about, department: '' }));
}
