import { templatePath } from '#addresses/templates.ts';
import { Button, ButtonRow, LinkButton } from '#http/components/button.tsx';
import { controlAttributes, FieldFrame } from '#http/components/field-frame.tsx';
import { Form } from '#http/components/form.tsx';
import { markGroups } from '#messages/templates.ja.ts';
import type { TemplateView } from './find-template.ts';
import type { TemplatePage } from './template-file.ts';
import { cellName } from './template-sheet.tsx';

type Props = { view: TemplateView; cell: TemplatePage['cells'][number] };
const LABEL = '項目';
const GROUPS = Object.entries(markGroups) as [keyof typeof markGroups, string][];

/** What one place holds. */
export function PlaceChoice({ view: { plan, template, options }, cell }: Props) {
  const entry = template.marks.find(({ place }) => place === cell.place)?.entry ?? '';
  const isTaken = new Set(template.marks.map((mark) => mark.entry));
  return (
    <Form action={`${templatePath(plan.id, template.id)}/marks`} class="panel stack" id="choice">
      <h2>「{cellName(cell.place)}」に入れる項目</h2>
      {cell.text === '' ? null : (
        <p>この場所には「{cell.text}」とあります。項目を決めると、出力のときに置き換えます。</p>
      )}
      <input type="hidden" name="place" value={cell.place} />
      <input type="hidden" name="version" value={String(template.version)} />
      <FieldFrame name="entry" label={LABEL}>
        <span class="select">
          <select class="control" {...controlAttributes({ name: 'entry', label: LABEL })}>
            <option value="">何も入れない</option>
            {GROUPS.map(([group, label]) => (
              <optgroup label={label}>
                {options
                  .filter((option) => option.group === group)
                  .map((option) => (
                    <option value={option.entry} selected={option.entry === entry}>
                      {option.label}
                      {option.entry !== entry && isTaken.has(option.entry)
                        ? '（ほかの場所にも入ります）'
                        : ''}
                    </option>
                  ))}
              </optgroup>
            ))}
          </select>
        </span>
      </FieldFrame>
      <ButtonRow>
        <Button>この項目にする</Button>
        <LinkButton href={templatePath(plan.id, template.id)} look="text">
          やめる
        </LinkButton>
      </ButtonRow>
    </Form>
  );
}
