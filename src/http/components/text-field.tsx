import { controlAttributes, FieldFrame, type FieldProps } from './field-frame.tsx';

type TextFieldProps = FieldProps & {
  value?: string | null | undefined;
  type?: 'text' | 'password' | 'search' | 'email' | 'date';
  autocomplete?: string;
  /** Expected length in full-width characters: the field is that wide. */
  width?: 'short' | 'medium' | 'full';
  maxlength?: number;
};

export function TextField(props: TextFieldProps) {
  const { value, type = 'text', autocomplete = 'off', width = 'full', maxlength, ...field } = props;
  return (
    <FieldFrame {...field}>
      <input
        class={`control control-${width}`}
        type={type}
        value={value ?? ''}
        autocomplete={autocomplete}
        {...(type === 'text' ? {} : { autocapitalize: 'off', spellcheck: false })}
        {...(maxlength ? { maxlength } : {})}
        {...controlAttributes(field)}
      />
    </FieldFrame>
  );
}
