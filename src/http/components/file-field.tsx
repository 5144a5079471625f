import { controlAttributes, FieldFrame, type FieldProps } from './field-frame.tsx';

/** One or more files to send. The form needs `<Form … upload>`. */
export function FileField({
  accept,
  multiple,
  ...field
}: FieldProps & { accept?: string; multiple?: boolean }) {
  return (
    <FieldFrame {...field}>
      <input
        class="control control-file"
        type="file"
        {...(accept ? { accept } : {})}
        {...(multiple ? { multiple: true } : {})}
        {...controlAttributes(field)}
      />
    </FieldFrame>
  );
}
