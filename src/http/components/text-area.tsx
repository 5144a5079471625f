import { controlAttributes, FieldFrame, type FieldProps } from './field-frame.tsx';

type TextAreaProps = FieldProps & {
  value?: string | null | undefined;
  rows?: number;
  maxlength?: number;
  autofocus?: boolean;
};

/** A text of several lines. A first line break of the value would be lost without another before it. */
export function TextArea({ value, rows = 4, maxlength, autofocus, ...field }: TextAreaProps) {
  return (
    <FieldFrame {...field}>
      <textarea
        class="control"
        rows={rows}
        {...(maxlength ? { maxlength } : {})}
        {...(autofocus ? { autofocus: true } : {})}
        {...controlAttributes(field)}
      >
        {`\n${value ?? ''}`}
      </textarea>
    </FieldFrame>
  );
}
