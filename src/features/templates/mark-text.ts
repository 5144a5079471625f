import { measureOf } from '#domain/indicator/measure.ts';
import { parseValue } from '#domain/indicator/parse-value.ts';
import { textWithOpinions } from '#domain/opinion/opinions-on-sheet.ts';
import { textRulesOf } from '#domain/sheet/field-kind.ts';
import { fieldsOf } from '#domain/sheet/form.ts';
import { joinParts } from '#domain/sheet/part.ts';
import type { Mark } from '#domain/sheet/template-mark.ts';
import { eraYear } from '#exchange/names.ts';
import type { ExchangeIndicator } from '#exchange/schema.ts';
import type { SheetMaterial } from '#papers/sheet-material.ts';

/** What is written at a place; `number` where it is one plain figure, which the office's formulas may count with. */
export type MarkText = { text: string; number?: number };

const plain = (text: string): MarkText => ({ text });

/** What a sheet writes at a marked place; '' where there is nothing to write. */
export function textOfMark(mark: Mark, material: SheetMaterial): MarkText {
  const { sheet, project, indicators } = material;
  switch (mark.of) {
    case 'title':
      return plain(project.title);
    case 'number':
      return plain(material.projectNumber);
    case 'owners':
      return plain(material.owners.join('、'));
    case 'year':
      return plain(eraYear(sheet.year));
    case 'node':
      return plain(material.nodes[mark.level] ?? '');
    case 'field':
      return plain(textOfField(mark.key, material));
    case 'rating':
      return plain(gradesOf(mark, material));
    case 'indicator': {
      const indicator = indicators[mark.at - 1];
      if (mark.what === 'baseline') return figure(indicator, 'baseline', null);
      return plain(indicator?.[mark.what] ?? '');
    }
    case 'value':
      return figure(indicators[mark.at - 1], mark.kind, sheet.year + mark.offset);
  }
}

function textOfField(key: string, { form, sheet, project, opinions }: SheetMaterial): string {
  const field = fieldsOf(form).find((one) => one.key === key);
  const own = (sheet.parts ?? []).map(({ department, fields }) => ({
    department,
    text: fields[key as keyof typeof fields] ?? '',
  }));
  const texts = own.filter(({ text }) => text !== '');
  const known = sheet.fields[key as keyof typeof sheet.fields];
  // What the plan itself says of the project stands in its sheets too.
  const text =
    field?.perOwner && texts.length > 0
      ? joinParts(texts)
      : (known ?? project.fields[key as keyof typeof project.fields] ?? '');
  const rules = field ? textRulesOf(field) : null;
  const written = rules && !rules.isBlank(text) ? rules.show(text) : text;
  return field ? textWithOpinions(field, written, opinions) : written;
}

function gradesOf({ layer, scale }: Extract<Mark, { of: 'rating' }>, { sheet }: SheetMaterial): string {
  const own = sheet.ratings.filter((rating) => rating.layer === layer && (rating.scale ?? null) === scale);
  if (own.length === 1) return own[0]!.code;
  return own
    .map(({ department, code }) => (department === null ? code : `【${department}】${code}`))
    .join('\n');
}

function figure(
  indicator: ExchangeIndicator | undefined,
  kind: 'baseline' | 'target' | 'actual',
  year: number | null,
): MarkText {
  const value = indicator?.values.findLast(
    (one) => one.kind === kind && (year === null || one.year === year) && one.status !== 'superseded',
  );
  if (!value) return plain('');
  const { amount, unit, qualifiers } = measureOf(parseValue(value.text)) ?? {};
  // 延べ12, 12件 and １２ stay texts: a cell that holds a number would say something else.
  const isPlain =
    amount !== undefined && unit === '' && qualifiers?.length === 0 && /^-?[\d,.]+$/u.test(value.text);
  return isPlain ? { text: value.text, number: amount } : plain(value.text);
}
