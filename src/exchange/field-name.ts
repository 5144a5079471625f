import { type Form, fieldsOf } from '#domain/sheet/form.ts';
import { fieldLabel, KIND_LABELS, LAYER_LABELS } from './labels.ts';
import { eraYear, indicatorName } from './names.ts';
import type { ExchangeIndicator, Layer, ValueKind } from './schema.ts';

/** What a form and the plan call the field of a change; its key is that of domain/sheet/entry-name.ts. */
export function fieldName(
  key: string,
  { form, indicators }: { form: Form | null; indicators: ExchangeIndicator[] },
): string {
  const [kind, ...rest] = key.split(':');
  if (kind === 'rating' && rest[0] && Object.hasOwn(LAYER_LABELS, rest[0]))
    return LAYER_LABELS[rest[0] as Layer];
  if (kind === 'value' && rest.length >= 3) {
    const [year = '', of = ''] = [rest.at(-1), rest.at(-2)];
    const indicator = indicators.find(({ id }) => id === rest.slice(0, -2).join(':'));
    const name = indicator ? indicatorName(indicator) : '指標';
    return `${name}　${eraYear(Number(year))}の${KIND_LABELS[of as ValueKind] ?? of}`;
  }
  if (kind === 'reason' && rest.length >= 2) {
    const indicator = indicators.find(({ id }) => id === rest.slice(0, -1).join(':'));
    const name = indicator ? indicatorName(indicator) : '指標';
    return `${name}　${eraYear(Number(rest.at(-1)))}の${KIND_LABELS.target}を変えた理由`;
  }
  return (form && fieldsOf(form).find((field) => field.key === key)?.label) || fieldLabel(key);
}
