import type { Form } from '#domain/sheet/form.ts';
import { formFromSheets, type Held } from '#domain/sheet/form-from-sheets.ts';
import { SHEETS_FORM_WORDS } from '#exchange/labels.ts';
import type { ExchangePlan } from '#exchange/schema.ts';
import { FIELD_KEYS } from '#exchange/values.ts';

/** A form that asks what the sheets of a plan hold: for sheets that no form was made for. */
export const formOfSheets = (plan: ExchangePlan): Form => formFromSheets(heldIn(plan), SHEETS_FORM_WORDS);

function heldIn({ sheets, projects, indicators }: ExchangePlan): Held {
  const layers = new Map<string, Held['ratings'][number]>();
  for (const { layer, scale = null, department } of sheets.flatMap(({ ratings }) => ratings)) {
    const known = layers.get(`${layer}.${scale}`);
    const isPerOwner = (known?.isPerOwner ?? false) || department !== null;
    layers.set(`${layer}.${scale}`, { layer, scale, isPerOwner });
  }
  const fields = keysIn(sheets);
  return {
    fields,
    ratings: [...layers.values()],
    hasIndicators: indicators.some(({ project }) => project !== null),
    projectFields: keysIn(projects).filter((key) => !fields.includes(key)),
  };
}

/** The fields that some record fills, in the order in which sheets print them. */
function keysIn(records: readonly { fields: object }[]): string[] {
  const filled = records.flatMap(({ fields }) =>
    Object.entries(fields).flatMap(([key, text]) => (text === '' ? [] : [key])),
  );
  const known: readonly string[] = FIELD_KEYS;
  const place = (key: string) => (known.includes(key) ? known.indexOf(key) : known.length);
  return [...new Set(filled)].sort((one, other) => place(one) - place(other) || (one < other ? -1 : 1));
}
