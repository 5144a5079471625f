import { inFieldOrder } from '#exchange/canonical.ts';
import { fieldLabel } from '#exchange/labels.ts';
import { DefinitionList } from '#http/components/definition-list.tsx';
import { FormView } from '../forms/form-view.tsx';
import type { SheetReading } from './reading-queries.ts';

/** All that a sheet says, in its form; where it has none, its texts under their labels. */
export function SheetReadingView({ reading }: { reading: SheetReading }) {
  const { form, subject, content } = reading;
  if (form) return <FormView form={form} subject={subject} content={content} isBare />;
  const fields = Object.entries(inFieldOrder(content.fields)).filter(([, text]) => text);
  if (fields.length === 0) return <p class="muted">まだ記入されていません。</p>;
  return (
    <DefinitionList items={fields.map(([field, text]) => ({ term: fieldLabel(field), text: text ?? '' }))} />
  );
}
