import { askedValues } from '#domain/sheet/fields/indicator-table.ts';
import type { CellGrid } from '#domain/sheet/fill-cells.ts';
import type { Form } from '#domain/sheet/form.ts';
import { fieldsOf } from '#domain/sheet/form.ts';
import { valueInputName } from '#domain/sheet/input-name.ts';
import { KIND_LABELS } from '#exchange/labels.ts';
import { eraYear, indicatorName } from '#exchange/names.ts';
import type { ExchangeIndicator } from '#exchange/schema.ts';

type Of = {
  form: Form;
  stage: 'targeting' | 'collecting';
  year: number;
  indicators: readonly ExchangeIndicator[];
};

/** The cells of the indicator table as they stand on the page, and what each is called. */
export function valueGrid({ form, stage, year, indicators }: Of): {
  grid: CellGrid;
  labels: Map<string, string>;
} {
  const labels = new Map<string, string>();
  for (const field of fieldsOf(form)) {
    if (field.kind !== 'indicator-table' || (field.stage ?? 'collecting') !== stage) continue;
    for (const asked of askedValues(field, year, indicators)) {
      const indicator = indicators.find(({ id }) => id === asked.indicator)!;
      const label = `${indicatorName(indicator)}　${eraYear(asked.year)}　${KIND_LABELS[asked.kind]}`;
      labels.set(valueInputName(asked), label);
    }
  }
  const printed = indicators.flatMap((one) => one.values.map((value) => value.year));
  const years = [...new Set([...printed, year, year + 1])].sort();
  const grid = indicators.flatMap(({ id: indicator }) =>
    (['target', 'actual'] as const).map((kind) =>
      years.map((of) => {
        const name = valueInputName({ indicator, kind, year: of });
        return labels.has(name) ? name : null;
      }),
    ),
  );
  return { grid, labels };
}
