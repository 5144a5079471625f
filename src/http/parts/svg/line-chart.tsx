/**
 * A value of a year; `amount` null where it has no place on this axis: then its text stands below the plot. `upTo`: the other
 * end of a range; `bound`: 以上, where the amount is an end and not the value itself.
 */
export type Mark = { year: number; amount: number | null; upTo?: number; bound?: string; text: string };
/** What the height means: figures under their unit, or the steps of a milestone, which the line climbs one by one. */
export type Axis = {
  unit: string;
  from: number;
  to: number;
  ticks: { at: number; label: string }[];
  isStepped: boolean;
};
/** `lines`: the runs of marks that a line joins. */
export type Series = { kind: 'baseline' | 'target' | 'actual'; name: string; marks: Mark[]; lines: Mark[][] };
export type Chart = {
  id: string;
  title: string;
  /** What the picture shows, in a sentence; the figures stand in the table beside it. */
  description: string;
  axis: Axis;
  years: { year: number; label: string }[];
  series: Series[];
  breaks: number[];
};

const WIDTH = 720;
const HEIGHT = 364;
const PLOT = { right: 696, top: 68, bottom: 292 };
/** Room for the labels of the axis: seldom more than a figure, sometimes a step of several letters. */
const LEFT = { least: 72, most: 164 };
const LETTER = 14;
/** Values that are no figures stand in a strip between the plot and the years. */
const STRIP = 310;

/** Values of a few series by year, drawn as SVG. Nothing is told by colour alone: line, mark and label differ too. */
export function LineChart({ id, title, description, axis, years, series, breaks }: Chart) {
  const longest = Math.max(...axis.ticks.map(({ label }) => [...label].length));
  const left = axis.isStepped ? Math.min(Math.max(longest * LETTER + 16, LEFT.least), LEFT.most) : LEFT.least;
  const step = (PLOT.right - left) / years.length;
  const x = (year: number) => left + step * (years.findIndex((one) => one.year === year) + 0.5);
  const y = (amount: number) =>
    PLOT.bottom - ((amount - axis.from) / (axis.to - axis.from)) * (PLOT.bottom - PLOT.top);
  const pointsOf = (line: Mark[]) =>
    line.flatMap((point, at) => {
      const height = y(point.amount!);
      const before = line[at - 1];
      const rise = axis.isStepped && before ? [`${x(point.year)},${y(before.amount!)}`] : [];
      return [...rise, `${x(point.year)},${height}`];
    });
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
      <text class="chart-unit" x={left - 8} y={PLOT.top - 16} text-anchor="end">
        {axis.unit}
      </text>
      {axis.ticks.map(({ at, label }) => (
        <>
          <line class="chart-grid" x1={left} x2={PLOT.right} y1={y(at)} y2={y(at)} />
          <text class="chart-tick" x={left - 8} y={y(at) + 5} text-anchor="end">
            {shorten(label)}
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
            <polyline points={pointsOf(line).join(' ')} />
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
              <>
                {point.upTo === undefined ? null : (
                  <>
                    <line
                      class="chart-span"
                      x1={x(point.year)}
                      x2={x(point.year)}
                      y1={y(point.amount)}
                      y2={y(point.upTo)}
                    />
                    <Sign kind={one.kind} x={x(point.year)} y={y(point.upTo)} />
                  </>
                )}
                <Sign kind={one.kind} x={x(point.year)} y={y(point.amount)} />
                <MarkLabel
                  x={x(point.year)}
                  y={y(point.amount)}
                  isBelow={isLower(point, one.kind, series)}
                  kind={one.kind}
                  text={labelOf(point, one.kind, axis)}
                />
              </>
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

/** Of two marks of a year the lower one is labelled below, so that their labels keep apart. */
function isLower(mark: Mark, kind: Series['kind'], series: Series[]): boolean {
  const others = series.filter((one) => one.kind !== kind).flatMap(({ marks }) => marks);
  return others.some(
    ({ year, amount }) =>
      year === mark.year &&
      amount !== null &&
      (amount > mark.amount! || (amount === mark.amount && kind === 'target')),
  );
}

/** A target's figure is read off the axis; what must be said of it is that it is an end. A step is said by the axis. */
function labelOf({ text, bound }: Mark, kind: Series['kind'], { isStepped }: Axis): string | undefined {
  if (isStepped) return undefined;
  return kind === 'target' ? bound : text;
}

type LabelProps = { kind: Series['kind']; x: number; y: number; isBelow: boolean; text: string | undefined };

function MarkLabel({ kind, x, y, isBelow, text }: LabelProps) {
  if (text === undefined) return null;
  return (
    <text
      class={kind === 'target' ? 'chart-bound' : 'chart-value'}
      x={x}
      y={isBelow ? y + 22 : y - 12}
      text-anchor="middle"
    >
      {shorten(text)}
    </text>
  );
}

/** Actual values are filled circles, targets hollow squares, the baseline a diamond. */
function Sign({ kind, x, y }: { kind: Series['kind']; x: number; y: number }) {
  if (kind === 'target') return <rect x={x - 5} y={y - 5} width={10} height={10} />;
  if (kind === 'baseline') return <path d={`M${x} ${y - 7}l7 7-7 7-7-7z`} />;
  return <circle cx={x} cy={y} r={5.5} />;
}

const shorten = (text: string) => ([...text].length > 10 ? `${[...text].slice(0, 9).join('')}…` : text);
