import type { PropsWithChildren } from 'hono/jsx';
import { fieldId } from '../../components/field-frame.tsx';
import { problemsOf } from './input-props.ts';

type GroupProps = PropsWithChildren<{
  name: string;
  label: string;
  hint: string | undefined;
  isRequired: boolean;
  problems: Parameters<typeof problemsOf>[0];
}>;

/** The frame of a field that has several controls: its label is said before each of them. */
export function GroupFrame({ name, label, hint, isRequired, problems, children }: GroupProps) {
  const own = problemsOf(problems, name);
  const id = fieldId(name);
  const describedBy = [hint ? `${id}-hint` : null, own.length > 0 ? `${id}-problem` : null]
    .filter((one) => one !== null)
    .join(' ');
  return (
    <fieldset
      id={id}
      tabindex={-1}
      class={own.length > 0 ? 'field field-with-problem' : 'field'}
      {...(describedBy ? { 'aria-describedby': describedBy } : {})}
    >
      <legend>
        {label}
        {isRequired ? <span class="field-required">※必須</span> : null}
      </legend>
      {hint ? (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {children}
      {own.length > 0 ? (
        <p class="field-problem" id={`${id}-problem`}>
          {own.map((problem) => problem.sentence).join('')}
        </p>
      ) : null}
    </fieldset>
  );
}
