import type { Child } from 'hono/jsx';
import { rolesIn } from '#domain/indicator/indicator.ts';
import { KIND_LABELS } from '#exchange/labels.ts';
import { shortYear } from '#exchange/names.ts';
import type { ExchangeIndicator, ValueKind } from '#exchange/schema.ts';
import { WrittenTable } from '../components/table.tsx';

type GridProps = {
  label: string;
  indicators: readonly ExchangeIndicator[];
  /** The year of the sheet: its column is marked. */
  year?: number | undefined;
  /** Years that have a column even where nothing stands in it. */
  asked?: readonly number[];
  name: (indicator: ExchangeIndicator) => Child;
  cell: (indicator: ExchangeIndicator, kind: ValueKind, year: number) => Child;
  /** A last row of an indicator; null: it has none. */
  rates?: (indicator: ExchangeIndicator, years: readonly number[]) => ((year: number) => Child) | null;
};

/** The indicators of a project as sheets print them: a row for targets and one for actual values, the years side by side. */
export function IndicatorGrid(props: GridProps) {
  const { label, indicators, year: marked, asked = [], name, cell, rates } = props;
  if (indicators.length === 0) return <p class="muted">この事業には指標がありません。</p>;
  const printed = indicators.flatMap((one) => one.values.map((value) => value.year));
  const years = [...new Set([...printed, ...asked])].sort();
  const mark = (year: number) => (year === marked ? 'this-year' : undefined);
  const cells = (of: (year: number) => Child) => years.map((year) => <td class={mark(year)}>{of(year)}</td>);
  return (
    <WrittenTable
      caption={`${label}　年度ごとの値`}
      label={label}
      headings={['指標名', '区分', ...years.map((year) => ({ text: shortYear(year), class: mark(year) }))]}
      class="table-dense indicator-table"
    >
      {indicators.map((indicator) => {
        const kinds = rolesIn(indicator);
        const rateOf = rates?.(indicator, years) ?? null;
        return (
          <tbody>
            {kinds.map((kind, at) => (
              <tr>
                {at === 0 ? (
                  <th scope="rowgroup" rowspan={kinds.length + (rateOf ? 1 : 0)}>
                    {name(indicator)}
                  </th>
                ) : null}
                <th scope="row">{KIND_LABELS[kind]}</th>
                {cells((year) => cell(indicator, kind, year))}
              </tr>
            ))}
            {rateOf ? (
              <tr>
                <th scope="row">達成率</th>
                {cells(rateOf)}
              </tr>
            ) : null}
          </tbody>
        );
      })}
    </WrittenTable>
  );
}
