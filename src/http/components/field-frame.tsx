import { type Child, createContext, type PropsWithChildren, useContext } from 'hono/jsx';
import type { FormProblem } from '../read-form.ts';

/** What was wrong with the form that the page answers. */
export const FormProblems = createContext<readonly FormProblem[]>([]);

/** What every field of a form takes. It finds its own problem by its name, among those of the page or in `problems`. */
export type FieldProps = {
  name: string;
  label: string;
  /** One line between label and field: what to write, in which form. */
  hint?: Child;
  required?: boolean;
  problems?: FormProblem[] | undefined;
};

export const fieldId = (name: string) => `field-${name}`;

/** What was wrong with this field. */
export function problemsOfField({ name, problems }: Pick<FieldProps, 'name' | 'problems'>) {
  const all = useContext(FormProblems);
  return (problems ?? all).filter(({ field }) => field === name);
}

/** The attributes that tie a control to its label, hint and problem. */
export function controlAttributes(props: FieldProps) {
  const { name, hint, required } = props;
  const hasProblem = problemsOfField(props).length > 0;
  const describedBy = [
    hint !== undefined ? `${fieldId(name)}-hint` : null,
    hasProblem ? `${fieldId(name)}-problem` : null,
  ]
    .filter((id) => id !== null)
    .join(' ');
  return {
    id: fieldId(name),
    name,
    ...(required ? { required: true } : {}),
    ...(describedBy ? { 'aria-describedby': describedBy } : {}),
    ...(hasProblem ? { 'aria-invalid': 'true' as const } : {}),
  };
}

/** Label, hint, control and problem, one below the other. */
export function FieldFrame({ children, ...props }: PropsWithChildren<FieldProps>) {
  const { name, label, hint, required } = props;
  const own = problemsOfField(props);
  return (
    <div class={own.length > 0 ? 'field field-with-problem' : 'field'}>
      <label class="field-label" for={fieldId(name)}>
        {label}
        {required ? <span class="field-required">※必須</span> : null}
      </label>
      {hint !== undefined ? (
        <p class="field-hint" id={`${fieldId(name)}-hint`}>
          {hint}
        </p>
      ) : null}
      {children}
      {own.length > 0 ? (
        <p class="field-problem" id={`${fieldId(name)}-problem`}>
          {own.map((problem) => problem.sentence).join('')}
        </p>
      ) : null}
    </div>
  );
}
