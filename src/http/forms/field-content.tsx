import type { Child } from 'hono/jsx';
import { textWithOpinions } from '#domain/opinion/opinions-on-sheet.ts';
import { type ByKind, byKind } from '#domain/sheet/by-kind.ts';
import { textRulesOf } from '#domain/sheet/field-kind.ts';
import type { FieldOf } from '#domain/sheet/fields/text-kind.ts';
import type { FormField } from '#domain/sheet/form.ts';
import { joinParts } from '#domain/sheet/part.ts';
import type { FormSubject, SheetContent, ShownFile } from '#exchange/sheet-content.ts';
import { computedText } from './computed-text.tsx';
import { IndicatorValues } from './indicator-values.tsx';
import { RatingValue } from './rating-value.tsx';

/** What a field holds, to be read; null where nothing is written. */
export const fieldContent = (field: FormField, content: SheetContent, subject: FormSubject): Child | null =>
  byKind(CONTENT, field, content, subject);

function written(field: FormField, content: SheetContent): Child | null {
  const rules = textRulesOf(field)!;
  const shown = (text: string | undefined) =>
    text === undefined || rules.isBlank(text) ? '' : rules.show(text);
  // Of a text that is one for all, a part has what its owner says beside the one who has the lead.
  const hasParts = field.perOwner || content.parts.length > 1;
  const parts = hasParts
    ? content.parts
        .map(({ department, fields }) => ({ department, text: shown(fields[field.key]) }))
        .filter(({ text }) => text !== '')
    : [];
  // The sheet itself has the owners' texts joined; alone it has what was written before each owner had its own.
  const isJoined =
    parts.length > 0 &&
    (field.perOwner ||
      content.fields[field.key] === joinParts(content.parts.map((part) => ownText(part, field))));
  const own = isJoined ? '' : shown(content.fields[field.key]);
  const whole = textWithOpinions(field, own, content.opinions);
  if (whole === '' && parts.length === 0) return null;
  return (
    <>
      {whole === '' ? null : <p class="as-written">{whole}</p>}
      {parts.map(({ department, text }) => (
        <div class="owner-part">
          {content.parts.length > 1 ? <p class="part-name">【{department}】</p> : null}
          <p class="as-written">{text}</p>
        </div>
      ))}
    </>
  );
}

const ownText = ({ department, fields }: SheetContent['parts'][number], { key }: FormField) => ({
  department,
  text: fields[key] ?? '',
});

function ratings(field: FieldOf<'rating'>, content: SheetContent, subject: FormSubject): Child | null {
  const own = content.ratings.filter(
    (one) => one.layer === field.layer && one.scale === (field.scale ?? null),
  );
  if (own.length === 0) return null;
  return own.map((rating) => <RatingValue rating={rating} subject={subject} isOfOwner={own.length > 1} />);
}

const CONTENT = {
  'long-text': written,
  'short-text': written,
  'single-choice': written,
  'multiple-choice': written,
  milestones: written,
  money: written,
  date: written,
  checkbox: written,
  rating: ratings,
  'indicator-table': (field, _, subject) => <IndicatorValues field={field} subject={subject} />,
  file: ({ key }, { files }) => fileList(files?.[key] ?? []),
  computed: (field, _, subject) => computedText(field, subject),
  note: ({ text }) => <p class="as-written form-note">{text}</p>,
} satisfies ByKind<[SheetContent, FormSubject], Child | null>;

function fileList(files: readonly ShownFile[]): Child | null {
  if (files.length === 0) return null;
  return (
    <ul class="shown-files">
      {files.map(({ name, href }) => (
        <li>{href ? <a href={href}>{name}</a> : name}</li>
      ))}
    </ul>
  );
}
