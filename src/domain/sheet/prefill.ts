import { textRulesOf } from './field-kind.ts';
import { type Form, fieldsOf, type Reference } from './form.ts';
import { splitParts } from './part.ts';

type Texts = Readonly<Partial<Record<string, string>>>;

/** What a field's reference can point at. `lastYear`: the fields of last year's sheet, joined where owners wrote their own. */
export type Sources = { lastYear: Texts; project: Texts };

export const referredText = (sources: Sources, { from, field }: Reference): string =>
  (from === 'last-year' ? sources.lastYear : sources.project)[field] ?? '';

/**
 * What does a new sheet begin with? The texts that its form takes over: of the whole sheet, and of each owner, where last year's
 * text holds a part 【…課】 for it, or else the whole text. A text that the field could not hold is left out.
 */
export function prefillOf(
  form: Form,
  sources: Sources,
  owners: readonly string[],
): { fields: Record<string, string>; own: Record<string, Record<string, string>> } {
  const fields: Record<string, string> = {};
  const own: Record<string, Record<string, string>> = {};
  for (const field of fieldsOf(form)) {
    const rules = textRulesOf(field);
    if (!rules || !field.prefill) continue;
    const text = referredText(sources, field.prefill);
    if (rules.isBlank(text) || rules.check(text) !== null) continue;
    if (!field.perOwner) fields[field.key] = rules.tidy(text);
    else
      for (const [owner, part] of splitParts(text, owners))
        if (!rules.isBlank(part)) own[owner] = { ...own[owner], [field.key]: rules.tidy(part) };
  }
  return { fields, own };
}
