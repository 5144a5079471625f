import { comparability, type Incomparable, measureOf } from './measure.ts';
import type { Quantity, Value } from './value.ts';

/** A target and an actual that compare, or why they do not. */
export type MeasuredPair =
  | { ok: true; target: Quantity; actual: Quantity }
  | { ok: false; reason: 'target-not-measurable' | 'actual-not-measurable' | Incomparable };

/** A target with one open end (105%以上) stands for that end. */
export function closedTarget(target: Value): Value {
  if (target.kind !== 'range') return target;
  const amount = (target.from ?? target.to)!.amount;
  return { kind: 'number', amount, unit: target.unit, qualifiers: target.qualifiers, text: target.text };
}

/** Target and actual as two quantities that compare. A ratio is a percentage beside one, and else its part. */
export function measurePair(target: Value, actual: Value): MeasuredPair {
  const inPercent = [target, actual].every((one) => one.kind === 'ratio' || measureOf(one)?.unit === '%');
  const one = quantityOf(target, inPercent);
  const other = quantityOf(actual, inPercent);
  if (!one) return { ok: false, reason: 'target-not-measurable' };
  if (!other) return { ok: false, reason: 'actual-not-measurable' };
  const reason = comparability(one, other);
  return reason ? { ok: false, reason } : { ok: true, target: one, actual: other };
}

function quantityOf(value: Value, inPercent: boolean): Quantity | null {
  if (value.kind !== 'ratio') return measureOf(value);
  if (!inPercent) return { amount: value.part, unit: value.unit, qualifiers: [] };
  const amount = (value.part / value.whole) * 100;
  return value.whole > 0 && Number.isFinite(amount) ? { amount, unit: '%', qualifiers: [] } : null;
}
