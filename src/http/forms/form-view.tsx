/*
 * <FormView form subject content /> draws a sheet in its form, to be read: on the sheet's page, in a sealed edition, in
 * the editor's preview.
 *
 *   form     the version that the sheet is filled in
 *   subject  FormSubject (sheet-content.ts): year, owners, project number, indicators with values, scales, years of the plan
 *   content  SheetContent: fields of the sheet, own fields of each part, ratings (with reason and by), attached files
 *   blank    what a field says that says nothing (default 記入なし)
 *   isBare   leaves the headings of the sections out (default false)
 *
 * It needs no request: what was sealed is drawn with what was sealed.
 */
import type { Form, FormSection } from '#domain/sheet/form.ts';
import { paperRows } from '#domain/sheet/paper-rows.ts';
import type { FormSubject, SheetContent } from '#exchange/sheet-content.ts';
import { fieldContent } from './field-content.tsx';

export type FormViewProps = {
  form: Form;
  subject: FormSubject;
  content: SheetContent;
  blank?: string;
  isBare?: boolean;
};

export function FormView({ form, ...shown }: FormViewProps) {
  return (
    <div class="form-view">
      {form.sections
        .filter((section) => section.fields.length > 0)
        .map((section) => (
          <Section section={section} {...shown} />
        ))}
    </div>
  );
}

type SectionProps = Omit<FormViewProps, 'form'> & { section: FormSection };

function Section({ section, subject, content, blank = '記入なし', isBare = false }: SectionProps) {
  return (
    <section class="form-view-section">
      {isBare || section.heading === '' ? null : <h2>{section.heading}</h2>}
      {paperRows(section.fields).map((row) => (
        <dl class="paper-row">
          {row.map(({ field, start, span }) => (
            <div class={`paper-cell paper-from-${start} paper-span-${span}`}>
              <dt class={field.kind === 'note' ? 'visually-hidden' : undefined}>{field.label}</dt>
              <dd>{fieldContent(field, content, subject) ?? <span class="muted">（{blank}）</span>}</dd>
            </div>
          ))}
        </dl>
      ))}
    </section>
  );
}
