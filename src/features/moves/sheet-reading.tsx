import { fieldLabel } from '#exchange/labels.ts';
import type { SheetContent } from '#exchange/sheet-content.ts';
import { shownFields } from '#exchange/shown-fields.ts';
import { DefinitionList } from '#http/components/definition-list.tsx';
import { FormView } from '#http/forms/form-view.tsx';
import { IndicatorTable } from '#http/parts/indicator-table.tsx';
import { RatingLayers } from '#http/parts/rating-layers.tsx';
import type { SheetReading } from '#records/sheet/reading-queries.ts';

type Props = { plan: string; reading: SheetReading; opinions: SheetContent['opinions'] };

/** All that a sheet says, in its form; where it has none, its texts, figures and grades as the plan's pages show them. */
export function SheetReadingView({ plan, reading, opinions }: Props) {
  const { form, subject } = reading;
  const content = { ...reading.content, opinions };
  if (form) return <FormView form={form} subject={subject} content={content} isBare />;
  const fields = shownFields(content.fields);
  return (
    <>
      {fields.length === 0 ? <p class="muted">文章はまだ記入されていません。</p> : null}
      <DefinitionList items={fields.map(({ key, text }) => ({ term: fieldLabel(key), text }))} />
      {subject.indicators.length === 0 ? null : (
        <IndicatorTable plan={plan} indicators={[...subject.indicators]} year={reading.year} />
      )}
      <RatingLayers ratings={reading.ratings} scales={[...subject.scales]} />
    </>
  );
}
