import { parseValue } from '#domain/indicator/parse-value.ts';
import { isSameUnit } from '#domain/indicator/unit.ts';
import { KIND_LABELS } from '#exchange/labels.ts';
import type { ExchangeIndicator, ValueKind } from '#exchange/schema.ts';
import { eraYear, shortYear } from './plan-parts.tsx';
import { LineChart, type Series } from './svg/line-chart.tsx';

/** More would not be told apart; the table has them. */
const MOST_YEARS = 40;

/** The indicator's values by year as a picture; nothing is drawn where no value is a figure. */
export function IndicatorChart({ indicator, name }: { indicator: ExchangeIndicator; name: string }) {
  const { values, breaks = [] } = indicator;
  const unit = indicator.unit ?? commonUnit(indicator);
  const series = (['baseline', 'target', 'actual'] as const)
    .map((kind) => seriesOf(indicator, kind, unit))
    .filter((one) => one.points.length > 0);
  const hasFigures = series.some((one) => one.points.some((point) => point.amount !== null));
  if (!hasFigures) return null;
  const told = values.map((value) => value.year);
  const first = Math.min(...told);
  const years = Array.from({ length: Math.max(...told) - first + 1 }, (_, at) => first + at);
  if (years.length > MOST_YEARS) return null;
  return (
    <LineChart
      id={`chart-${indicator.id}`}
      title={`${name}の推移`}
      description={series.map(describe).join('')}
      unit={unit}
      years={years.map((year) => ({ year, label: shortYear(year) }))}
      series={series}
      breaks={breaks.map((one) => one.year).filter((year) => years.includes(year))}
    />
  );
}

/** One point a year: of several values of a year the last that no other replaced. */
function seriesOf({ values, milestones }: ExchangeIndicator, kind: ValueKind, unit: string): Series {
  const ofYear = new Map(
    values
      .filter((value) => value.kind === kind && value.status !== 'superseded')
      .map((value) => [value.year, value.text]),
  );
  const points = [...ofYear]
    .sort(([a], [b]) => a - b)
    .map(([year, text]) => ({ year, text, amount: amountOf(text, unit, milestones) }));
  return { kind, name: KIND_LABELS[kind], points };
}

/** The figure that a value stands for; null where it has none or counts something else than the others. */
function amountOf(text: string, unit: string, milestones: string[] = []): number | null {
  const value = parseValue(text, milestones);
  switch (value.kind) {
    case 'number':
    case 'percent':
    case 'money':
      return isSameUnit(value.unit, unit) ? value.amount : null;
    case 'range': {
      const end = value.from ?? value.to;
      return end && !(value.from && value.to) && isSameUnit(value.unit, unit) ? end.amount : null;
    }
    case 'figures':
      return value.sum;
    default:
      return null;
  }
}

/** The unit that most values are printed with. */
function commonUnit({ values }: ExchangeIndicator): string {
  const counts = new Map<string, number>();
  for (const { text } of values) {
    const value = parseValue(text);
    if ('unit' in value && value.unit !== '') counts.set(value.unit, (counts.get(value.unit) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? '';
}

function describe({ name, points }: Series): string {
  return `${name}は、${points.map((point) => `${eraYear(point.year)} ${point.text}`).join('、')}。`;
}
