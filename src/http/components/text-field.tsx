import { controlAttributes, FieldFrame, type FieldProps } from './field-frame.tsx';

type TextFieldProps = FieldProps & {
  value?: string | null | undefined;
  type?: 'text' | 'password' | 'search' | 'email';
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

/** Prose: as many rows as such a text usually has, and it can be drawn larger. */
export function TextArea(props: FieldProps & { value?: string | null | undefined; rows?: number }) {
  const { value, rows = 5, ...field } = props;
  return (
    <FieldFrame {...field}>
      <textarea class="control control-full" rows={rows} {...controlAttributes(field)}>
        {value ?? ''}
      </textarea>
    </FieldFrame>
  );
}
