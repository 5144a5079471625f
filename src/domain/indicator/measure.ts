import { isSameUnit } from './unit.ts';
import type { Quantity, Value } from './value.ts';

/** Why two quantities do not compare: other units, or counted over other times (月1回 and 年12回). */
export type Incomparable = 'unit-differs' | 'period-differs';

/**
 * Which one quantity does a value measure? A number, a percentage, money, the only figure among words, or the sum that the
 * cell itself adds. Null for everything else, also for several figures: which of them is meant, nobody said.
 */
export function measureOf(value: Value): Quantity | null {
  if (value.kind === 'number' || value.kind === 'percent' || value.kind === 'money') return value;
  if (value.kind !== 'figures') return null;
  const [first, ...others] = value.figures;
  if (!first || (others.length > 0 && value.sum === null)) return null;
  return { amount: value.sum ?? first.amount, unit: first.unit, qualifiers: first.qualifiers };
}

/**
 * May two quantities be set against each other? Not over different units, nor a month's count against a year's. A quantity
 * without a period is the fiscal year's.
 */
export function comparability(one: Quantity, other: Quantity): Incomparable | null {
  if (!isSameUnit(one.unit, other.unit)) return 'unit-differs';
  return periodOf(one) === periodOf(other) ? null : 'period-differs';
}

/** Does one of them count people or cases more than once (延べ) and the other not say so? */
export function isCountedUnlike(one: Quantity, other: Quantity): boolean {
  return one.qualifiers.includes('total') !== other.qualifiers.includes('total');
}

function periodOf({ qualifiers }: Quantity): string {
  return qualifiers.find((one) => one === 'perMonth' || one === 'perWeek' || one === 'perDay') ?? 'perYear';
}
