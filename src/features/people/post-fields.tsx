import { Select } from '#http/components/select.tsx';
import { TextField } from '#http/components/text-field.tsx';
import type { FormProblem } from '#http/read-form.ts';
import { roleChoices } from './people-parts.tsx';

type PostFieldsProps = { problems: FormProblem[]; inputs: Record<string, string> };

/** Section, title and role of a post. */
export function PostFields({ problems, inputs }: PostFieldsProps) {
  return (
    <>
      <TextField
        name="section"
        label="係"
        hint="係で分けないときは空欄のままにします。"
        value={inputs.section}
        width="medium"
        problems={problems}
      />
      <TextField
        name="title"
        label="職名"
        hint="例：担当、係長、課長、推進委員会 委員"
        value={inputs.title}
        width="medium"
        required
        problems={problems}
      />
      <Select
        name="role"
        label="役割"
        hint="担当はシートの記入、所属長は承認、査定は評価の見直し、閲覧は見るだけの役割です。"
        choices={roleChoices}
        value={inputs.role ?? 'writer'}
        problems={problems}
      />
    </>
  );
}
