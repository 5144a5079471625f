import { niceScale } from './nice-scale.ts';

/** A value of a year; `amount` null where it is no figure of this axis: then its text stands below the plot. */
export type Mark = { year: number; amount: number | null; text: string };
/** `lines`: the runs of marks that a line joins. */
export type Series = { kind: 'baseline' | 'target' | 'actual'; name: string; marks: Mark[]; lines: Mark[][] };
export type Chart = {
  id: string;
  title: string;
  /** What the picture shows, in a sentence; the figures stand in the table beside it. */
  description: string;
  unit: string;
  years: { year: number; label: string }[];
  series: Series[];
  breaks: number[];
};

const WIDTH = 720;
const HEIGHT = 364;
const PLOT = { left: 72, right: 696, top: 68, bottom: 292 };
/** Values that are no figures stand in a strip between the plot and the years. */
const STRIP = 310;

/** Values of a few series by year, drawn as SVG. Nothing is told by colour alone: line, mark and label differ too. */
export function LineChart({ id, title, description, unit, years, series, breaks }: Chart) {
  const figures = series.flatMap((one) => one.marks.flatMap((mark) => mark.amount ?? []));
  const scale = niceScale(figures);
  const step = (PLOT.right - PLOT.left) / years.length;
  const x = (year: number) => PLOT.left + step * (years.findIndex((one) => one.year === year) + 0.5);
  const y = (amount: number) =>
    PLOT.bottom - ((amount - scale.from) / (scale.to - scale.from)) * (PLOT.bottom - PLOT.top);
  return (
    <svg
      class="chart"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-labelledby={`${id}-title ${id}-desc`}
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-desc`}>{description}</desc>
      <Legend series={series} />
      <text class="chart-unit" x={PLOT.left - 8} y={PLOT.top - 16} text-anchor="end">
        {unit === '' ? '' : `（${unit}）`}
      </text>
      {scale.ticks.map((tick) => (
        <>
          <line class="chart-grid" x1={PLOT.left} x2={PLOT.right} y1={y(tick)} y2={y(tick)} />
          <text class="chart-tick" x={PLOT.left - 8} y={y(tick) + 5} text-anchor="end">
            {tick.toLocaleString('en-US')}
          </text>
        </>
      ))}
      {years.map(({ year, label }) => (
        <text class="chart-tick" x={x(year)} y={HEIGHT - 12} text-anchor="middle">
          {label}
        </text>
      ))}
      {breaks.map((year) => (
        <>
          <line
            class="chart-break"
            x1={x(year) - step / 2}
            x2={x(year) - step / 2}
            y1={PLOT.top - 8}
            y2={PLOT.bottom}
          />
          <text class="chart-note" x={x(year) - step / 2} y={PLOT.top - 14} text-anchor="middle">
            系列の断絶
          </text>
        </>
      ))}
      {series.map((one) => (
        <g class={`chart-series chart-${one.kind}`}>
          {one.lines.map((line) => (
            <polyline points={line.map((point) => `${x(point.year)},${y(point.amount!)}`).join(' ')} />
          ))}
          {one.marks.map((point) =>
            point.amount === null ? (
              <text
                class="chart-word"
                x={x(point.year)}
                y={STRIP + (one.kind === 'actual' ? 18 : 0)}
                text-anchor="middle"
              >
                {shorten(`${one.name.replace(/値$/, '')} ${point.text}`)}
              </text>
            ) : (
              <Sign kind={one.kind} x={x(point.year)} y={y(point.amount)} label={point.text} />
            ),
          )}
        </g>
      ))}
    </svg>
  );
}

function Legend({ series }: { series: Series[] }) {
  return (
    <g class="chart-legend">
      {series.map(({ kind, name }, at) => (
        <g class={`chart-series chart-${kind}`}>
          <line
            x1={PLOT.right - 110 * (series.length - at)}
            x2={PLOT.right - 110 * (series.length - at) + 32}
            y1={14}
            y2={14}
          />
          <Sign kind={kind} x={PLOT.right - 110 * (series.length - at) + 16} y={14} />
          <text class="chart-tick" x={PLOT.right - 110 * (series.length - at) + 40} y={19}>
            {name}
          </text>
        </g>
      ))}
    </g>
  );
}

type SignProps = { kind: Series['kind']; x: number; y: number; label?: string };

/** Actual values are filled circles with their value, targets hollow squares, the baseline a diamond. */
function Sign({ kind, x, y, label }: SignProps) {
  const above =
    label === undefined || kind === 'target' ? null : (
      <text class="chart-value" x={x} y={y - 12} text-anchor="middle">
        {shorten(label)}
      </text>
    );
  if (kind === 'target') return <rect x={x - 5} y={y - 5} width={10} height={10} />;
  if (kind === 'baseline')
    return (
      <>
        <path d={`M${x} ${y - 7}l7 7-7 7-7-7z`} />
        {above}
      </>
    );
  return (
    <>
      <circle cx={x} cy={y} r={5.5} />
      {above}
    </>
  );
}

const shorten = (text: string) => ([...text].length > 10 ? `${[...text].slice(0, 9).join('')}…` : text);
