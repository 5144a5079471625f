import { controlAttributes, FieldFrame } from '#http/components/field-frame.tsx';
import { TextField } from '#http/components/text-field.tsx';

type MeetingFieldsProps = { values: { title?: string; heldOn?: string; place?: string } };

/** Name, day and place of a meeting. */
export function MeetingFields({ values }: MeetingFieldsProps) {
  const day = { name: 'heldOn', label: '開催日', required: true };
  return (
    <>
      <TextField name="title" label="会議の名前" required width="medium" value={values.title} />
      <FieldFrame {...day}>
        <input
          class="control control-short"
          type="date"
          value={values.heldOn ?? ''}
          {...controlAttributes(day)}
        />
      </FieldFrame>
      <TextField name="place" label="場所" width="medium" value={values.place} />
    </>
  );
}
