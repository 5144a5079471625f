import { mostFiles } from '#domain/sheet/fields/file.ts';
import type { FieldOf } from '#domain/sheet/fields/text-kind.ts';
import type { ShownFile } from '#exchange/sheet-content.ts';
import { FileField } from '../../components/file-field.tsx';
import type { InputProps } from './input-props.ts';

/** More files for a field; those that are there stay. The form around it must send files (`<Form upload>`). */
export function FileInput(props: InputProps<FieldOf<'file'>> & { files: readonly ShownFile[] }) {
  const { field, name, isRequired, problems, files } = props;
  return (
    <>
      <FileField
        name={name}
        label={field.label}
        required={isRequired && files.length === 0}
        problems={problems}
        hint={[field.help, `${mostFiles(field)}件まで添付できます。`].filter(Boolean).join('　')}
        multiple={mostFiles(field) > 1}
      />
      {files.length === 0 ? null : (
        <ul class="shown-files">
          {files.map((file) => (
            <li>{file.href ? <a href={file.href}>{file.name}</a> : file.name}</li>
          ))}
        </ul>
      )}
    </>
  );
}
