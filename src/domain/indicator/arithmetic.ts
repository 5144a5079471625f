import type { Bound } from './value.ts';

/** How a judgement was computed, so that a reader can do it again. */
export type Arithmetic =
  | { kind: 'quotient'; dividend: number; divisor: number }
  | { kind: 'difference'; actual: number; expected: number }
  | { kind: 'within'; actual: number; from: Bound; to: Bound }
  /** Steps of a milestone, counted from 1. */
  | { kind: 'step'; actual: number; target: number };

/** The rate that an arithmetic gives: 1 is 100%. Null where it gives none (a difference, a step, a quotient by 0). */
export function rateOf(arithmetic: Arithmetic): number | null {
  if (arithmetic.kind !== 'quotient') return null;
  const rate = arithmetic.dividend / arithmetic.divisor;
  return Number.isFinite(rate) ? rate : null;
}

/**
 * An arithmetic as one line: 93 ÷ 90 = 103.3%. A line is true as it stands: a value outside its range reads 25 ＞ 20, not
 * 10 ≦ 25 ≦ 20.
 */
export function formatArithmetic(arithmetic: Arithmetic): string {
  const equals = () => {
    const rate = rateOf(arithmetic);
    return rate === null ? '' : ` = ${formatRate(rate)}`;
  };
  switch (arithmetic.kind) {
    case 'quotient':
      return `${formatAmount(arithmetic.dividend)} ÷ ${formatAmount(arithmetic.divisor)}${equals()}`;
    case 'difference':
      return `${formatAmount(arithmetic.actual)} − ${formatAmount(arithmetic.expected)} = ${formatDifference(arithmetic)}`;
    case 'within':
      return formatWithin(arithmetic);
    case 'step':
      return `${arithmetic.actual} ${arithmetic.actual >= arithmetic.target ? '≧' : '＜'} ${arithmetic.target}`;
  }
}

/** A rate in per cent with one decimal, rounded half up; what is under 100% never reads 100.0%. */
export function formatRate(rate: number): string {
  const tenths = Math.round(withoutNoise(rate * 1000));
  const shown = rate < 1 && tenths === 1000 ? 999 : tenths;
  const digits = (Math.abs(shown) / 10).toLocaleString('en-US', {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  return `${shown < 0 ? '△' : ''}${digits}%`;
}

function formatDifference({ actual, expected }: { actual: number; expected: number }): string {
  const difference = withoutNoise(actual - expected);
  return difference > 0 ? `+${formatAmount(difference)}` : formatAmount(difference);
}

function formatWithin({ actual, from, to }: Arithmetic & { kind: 'within' }): string {
  const shown = formatAmount(actual);
  if (actual < from.amount || (actual === from.amount && !from.inclusive)) {
    return `${shown} ${from.inclusive ? '＜' : '≦'} ${formatAmount(from.amount)}`;
  }
  if (actual > to.amount || (actual === to.amount && !to.inclusive)) {
    return `${shown} ${to.inclusive ? '＞' : '≧'} ${formatAmount(to.amount)}`;
  }
  const lower = `${formatAmount(from.amount)} ${from.inclusive ? '≦' : '＜'}`;
  return `${lower} ${shown} ${to.inclusive ? '≦' : '＜'} ${formatAmount(to.amount)}`;
}

// Made once: making it costs more than a hundred uses.
const DIGITS = new Intl.NumberFormat('en-US', { maximumFractionDigits: 20 });

/** 1,234.5; −5 as △5. */
function formatExact(amount: number): string {
  const digits = DIGITS.format(Math.abs(amount));
  return amount < 0 ? `△${digits}` : digits;
}

/** A printed amount as it is; a computed one (16 of 17 in per cent) with two decimals. */
function formatAmount(amount: number): string {
  return formatExact(Number.isInteger(withoutNoise(amount * 1e4)) ? amount : Number(amount.toFixed(2)));
}

/** Takes off what binary fractions add: 0.1 + 0.2 is 0.3, and 1.0005 × 1000 is 1000.5. */
function withoutNoise(amount: number): number {
  return Number(amount.toPrecision(12));
}
