import { controlAttributes, FieldFrame, type FieldProps } from './field-frame.tsx';

export type Choice = { value: string; label: string };
type SelectProps = FieldProps & {
  choices: Choice[];
  value?: string | null | undefined;
  /** The text of an empty first choice; without it the first choice is taken. */
  blank?: string;
};

export function Select({ choices, value, blank, ...field }: SelectProps) {
  return (
    <FieldFrame {...field}>
      <span class="select">
        <select class="control" {...controlAttributes(field)}>
          {blank !== undefined ? <option value="">{blank}</option> : null}
          {choices.map((choice) => (
            <option value={choice.value} selected={choice.value === value}>
              {choice.label}
            </option>
          ))}
        </select>
      </span>
    </FieldFrame>
  );
}
