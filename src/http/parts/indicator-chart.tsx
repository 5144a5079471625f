import { comparability, measureOf } from '#domain/indicator/measure.ts';
import { closedTarget } from '#domain/indicator/measure-pair.ts';
import { parseValue } from '#domain/indicator/parse-value.ts';
import { type Point, runsOf, seriesOf } from '#domain/indicator/series.ts';
import type { Quantity, Value } from '#domain/indicator/value.ts';
import { KIND_LABELS } from '#exchange/labels.ts';
import { eraYear, shortYear } from '#exchange/names.ts';
import type { ExchangeIndicator, ValueKind } from '#exchange/schema.ts';
import { ScrollRegion } from '../components/table.tsx';
import { type Axis, LineChart, type Mark, type Series } from './svg/line-chart.tsx';
import { niceScale } from './svg/nice-scale.ts';

/** More years would not be told apart; the table has them. */
const MOST_YEARS = 40;

/** The indicator's values by year as a picture; nothing is drawn where no value is a figure or a step. */
export function IndicatorChart({ indicator, name }: { indicator: ExchangeIndicator; name: string }) {
  const printed = (['baseline', 'target', 'actual'] as const)
    .map((kind) => ({ kind, points: seriesOf(indicator, kind) }))
    .filter(({ points }) => points.length > 0);
  const steps = stepsOf(
    indicator,
    printed.flatMap(({ points }) => points),
  );
  const drawn = printed.map(({ kind, points }) => ({
    kind,
    points: points.map((point) => ({ ...point, value: steps ? asStep(point.value) : asBound(point.value) })),
  }));
  const usual = usualMeasure(drawn.flatMap(({ points }) => points));
  const years = yearsOf(indicator);
  if (!usual || years.length > MOST_YEARS) return null;
  const series = drawn.map(({ kind, points }) => lineOf(indicator, kind, points, usual));
  const figures = series
    .flatMap(({ marks }) => marks.flatMap(({ amount, upTo }) => [amount, upTo ?? null]))
    .filter((one) => one !== null);
  return (
    <ScrollRegion label={`${name}のグラフ`}>
      <LineChart
        id={`chart-${indicator.id}`}
        title={`${name}の推移`}
        description={describe(indicator, steps, printed)}
        axis={steps ? stepAxis(steps) : figureAxis(figures, indicator.unit ?? usual.unit)}
        years={years.map((year) => ({ year, label: shortYear(year) }))}
        series={series}
        breaks={(indicator.breaks ?? []).map((one) => one.year).filter((year) => years.includes(year))}
      />
    </ScrollRegion>
  );
}

/** The steps of a milestone indicator, where at least one value is one of them. */
function stepsOf({ milestones }: ExchangeIndicator, points: Point[]): string[] | null {
  const isStep = points.some(({ value }) => value.kind === 'milestone' && value.position !== null);
  return milestones && isStep ? milestones : null;
}

/** On an axis of steps a value stands at its step; what is no step is a word, even if it has a figure. */
function asStep({ text, ...value }: Value): Value {
  return value.kind === 'milestone' && value.position !== null
    ? { kind: 'number', amount: value.position, unit: '', qualifiers: [], text }
    : { kind: 'words', text };
}

/** 240人以上 stands at its bound. */
function asBound(value: Value): Value {
  return value.kind === 'range' && !(value.from && value.to) ? closedTarget(value) : value;
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
    const { text } = value;
    const measure = measureOf(value) ?? lowerEndOf(value);
    if (!measure || comparability(usual, measure) !== null) return { year, text, amount: null };
    const upTo = value.kind === 'range' ? { upTo: value.to!.amount } : {};
    return { year, text, amount: measure.amount, ...upTo, ...boundOf(text) };
  };
  const marks = points.map(markOf);
  const lines = runsOf(points, breaks)
    .map((run) => run.map(markOf).filter((mark) => mark.amount !== null))
    .filter((line) => line.length > 0);
  return { kind, name: KIND_LABELS[kind], marks, lines };
}

function lowerEndOf(value: Value): Quantity | null {
  if (value.kind !== 'range' || !value.from || !value.to) return null;
  return { amount: value.from.amount, unit: value.unit, qualifiers: value.qualifiers };
}

/** 以上: the word that makes a value of one end a bound. */
function boundOf(text: string): { bound?: string } {
  const value = parseValue(text);
  if (value.kind !== 'range' || (value.from && value.to)) return {};
  if (value.from) return { bound: value.from.inclusive ? '以上' : '超' };
  return { bound: value.to!.inclusive ? '以下' : '未満' };
}

const stepAxis = (steps: string[]): Axis => ({
  unit: '',
  from: 0,
  to: Math.max(steps.length - 1, 1),
  ticks: steps.map((label, at) => ({ at, label })),
  isStepped: true,
});

function figureAxis(figures: number[], unit: string): Axis {
  const { from, to, ticks } = niceScale(figures);
  const labelled = ticks.map((at) => ({ at, label: at.toLocaleString('en-US') }));
  return { unit: unit === '' ? '' : `（${unit}）`, from, to, ticks: labelled, isStepped: false };
}

/** Everything that the picture shows, in words. */
function describe(
  { breaks = [] }: ExchangeIndicator,
  steps: string[] | null,
  printed: { kind: ValueKind; points: Point[] }[],
): string {
  return [
    ...(steps ? [`段階は、${steps.join('、')}の順。`] : []),
    ...printed.map(
      ({ kind, points }) =>
        `${KIND_LABELS[kind]}は、${points.map(({ year, value }) => `${eraYear(year)} ${value.text}`).join('、')}。`,
    ),
    ...breaks.map(({ year }) => `${eraYear(year)}から、それまでと比べられません。`),
  ].join('');
}
