import { comparability, measureOf } from '#domain/indicator/measure.ts';
import { type Point, runsOf, seriesOf } from '#domain/indicator/series.ts';
import type { Quantity } from '#domain/indicator/value.ts';
import { KIND_LABELS } from '#exchange/labels.ts';
import type { ExchangeIndicator, ValueKind } from '#exchange/schema.ts';
import { ScrollRegion } from '#http/components/table.tsx';
import { eraYear, shortYear } from './plan-parts.tsx';
import { LineChart, type Mark, type Series } from './svg/line-chart.tsx';

/** More years would not be told apart; the table has them. */
const MOST_YEARS = 40;

/** The indicator's values by year as a picture; nothing is drawn where no value is a figure. */
export function IndicatorChart({ indicator, name }: { indicator: ExchangeIndicator; name: string }) {
  const drawn = (['baseline', 'target', 'actual'] as const)
    .map((kind) => ({ kind, points: seriesOf(indicator, kind) }))
    .filter(({ points }) => points.length > 0);
  const usual = usualMeasure(drawn.flatMap(({ points }) => points));
  if (!usual) return null;
  const years = yearsOf(indicator);
  if (years.length > MOST_YEARS) return null;
  return (
    <ScrollRegion label={`${name}のグラフ`}>
      <LineChart
        id={`chart-${indicator.id}`}
        title={`${name}の推移`}
        description={drawn.map(describe).join('')}
        unit={indicator.unit ?? usual.unit}
        years={years.map((year) => ({ year, label: shortYear(year) }))}
        series={drawn.map(({ kind, points }) => lineOf(indicator, kind, points, usual))}
        breaks={(indicator.breaks ?? []).map((one) => one.year).filter((year) => years.includes(year))}
      />
    </ScrollRegion>
  );
}

function yearsOf({ values }: ExchangeIndicator): number[] {
  const told = values.map((value) => value.year);
  const first = Math.min(...told);
  return Array.from({ length: Math.max(...told) - first + 1 }, (_, at) => first + at);
}

/** What the axis measures: the last figure that has a unit, or any. One that does not compare with it is drawn as a word. */
function usualMeasure(points: Point[]): Quantity | null {
  const measures = points.flatMap(({ value }) => measureOf(value) ?? []);
  return measures.findLast((measure) => measure.unit !== '') ?? measures.at(-1) ?? null;
}

function lineOf({ breaks }: ExchangeIndicator, kind: ValueKind, points: Point[], usual: Quantity): Series {
  const markOf = ({ year, value }: Point): Mark => {
    const measure = measureOf(value);
    const isDrawn = measure !== null && comparability(usual, measure) === null;
    return { year, text: value.text, amount: isDrawn ? measure.amount : null };
  };
  const marks = points.map(markOf);
  const lines = runsOf(points, breaks)
    .map((run) => run.map(markOf).filter((mark) => mark.amount !== null))
    .filter((line) => line.length > 0);
  return { kind, name: KIND_LABELS[kind], marks, lines };
}

function describe({ kind, points }: { kind: ValueKind; points: Point[] }): string {
  return `${KIND_LABELS[kind]}は、${points.map(({ year, value }) => `${eraYear(year)} ${value.text}`).join('、')}。`;
}
