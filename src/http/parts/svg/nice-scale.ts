export type Scale = { from: number; to: number; ticks: number[] };

const STEPS = [1, 2, 2.5, 5, 10];

/**
 * Which round numbers bound these figures, with four to six ticks? Begins at 0, unless the figures lie so close
 * together above it that nothing would be seen. Whole figures have whole ticks.
 */
export function niceScale(figures: number[]): Scale {
  const lowest = Math.min(...figures);
  const highest = Math.max(...figures);
  const isFar = lowest > 0 && lowest > highest * 0.85;
  const from = isFar ? lowest : Math.min(0, lowest);
  const raw = (Math.max(highest, 0) - from || Math.abs(highest) || 1) / 4;
  const power = 10 ** Math.floor(Math.log10(raw));
  const nice = STEPS.find((step) => step * power >= raw * (1 - 1e-9))! * power;
  const step = figures.every(Number.isInteger) ? Math.max(1, Math.ceil(nice)) : nice;
  const first = Math.floor(from / step);
  const last = Math.max(Math.ceil(Math.max(highest, 0) / step - 1e-9), first + 1);
  const ticks = Array.from({ length: last - first + 1 }, (_, at) => exact((first + at) * step));
  return { from: ticks[0]!, to: ticks.at(-1)!, ticks };
}

/** 0.30000000000000004 is 0.3. */
const exact = (figure: number) => Number(figure.toPrecision(12));
