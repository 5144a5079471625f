import type { Child } from 'hono/jsx';
import { KIND_LABELS } from '#exchange/labels.ts';
import { indicatorName, shortYear } from '#exchange/names.ts';
import type { ExchangeIndicator, ValueKind } from '#exchange/schema.ts';
import { ScrollRegion } from '#http/components/table.tsx';

type GridProps = {
  label: string;
  indicators: readonly ExchangeIndicator[];
  /** The year of the sheet: its column is marked. */
  year: number;
  /** Years that have a column even where nothing stands in it. */
  asked: readonly number[];
  kinds: readonly ValueKind[];
  cell: (indicator: ExchangeIndicator, kind: ValueKind, year: number) => Child;
  /** A last row of each indicator. */
  foot?: (indicator: ExchangeIndicator) => Child;
};

/** The indicators of a project as sheets print them: a row for targets and one for actual values, the years side by side. */
export function IndicatorGrid({ label, indicators, year: marked, asked, kinds, cell, foot }: GridProps) {
  if (indicators.length === 0) return <p class="muted">この事業には指標がありません。</p>;
  const printed = indicators.flatMap((one) => one.values.map((value) => value.year));
  const years = [...new Set([...printed, ...asked])].sort();
  const mark = (year: number) => (year === marked ? 'this-year' : undefined);
  return (
    <ScrollRegion label={label}>
      <table class="table table-dense indicator-table">
        <caption class="visually-hidden">{label}　年度ごとの値</caption>
        <thead>
          <tr>
            <th scope="col">指標名</th>
            <th scope="col">区分</th>
            {years.map((year) => (
              <th scope="col" class={mark(year)}>
                {shortYear(year)}
              </th>
            ))}
          </tr>
        </thead>
        {indicators.map((indicator) => (
          <tbody>
            {kinds.map((kind, at) => (
              <tr>
                {at === 0 ? (
                  <th scope="rowgroup" rowspan={kinds.length}>
                    {indicatorName(indicator)}
                    {indicator.unit ? <small class="value-reason">単位：{indicator.unit}</small> : null}
                    {foot?.(indicator)}
                  </th>
                ) : null}
                <th scope="row">{KIND_LABELS[kind]}</th>
                {years.map((year) => (
                  <td class={mark(year)}>{cell(indicator, kind, year)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </ScrollRegion>
  );
}

export const hasBaseline = (indicators: readonly ExchangeIndicator[]) =>
  indicators.some((one) => one.values.some(({ kind }) => kind === 'baseline'));
