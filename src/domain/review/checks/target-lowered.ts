import { formatArithmetic } from '../../indicator/arithmetic.ts';
import type { Indicator, YearValue } from '../../indicator/indicator.ts';
import { comparability, measureOf } from '../../indicator/measure.ts';
import { parseValue } from '../../indicator/parse-value.ts';
import type { Quantity, Value } from '../../indicator/value.ts';
import { squeeze } from '../../text/fold.ts';
import type { Finding } from './finding.ts';

/**
 * Is a later target under an earlier one of the same indicator, and nobody said why? The targets by year, each against the
 * measurable one before it, also one that replaced another of its year. Where less is better, a higher target is the
 * lowered one. Targets are compared only within one unit and period, for the same words (講座（20人）), and not
 * across a break of the series. A target with a reason is not found.
 *
 * Where no desired trend is told, more is taken to be better, and `trendAssumed` says so; for keep, range and unclear nothing
 * is found.
 */
export function checkLoweredTargets(
  indicators: readonly (Indicator & { id: string; project: string | null })[],
): Finding[] {
  return indicators.flatMap((indicator) => {
    const trend = indicator.desiredTrend ?? 'up';
    if (trend !== 'up' && trend !== 'down') return [];
    const aims = indicator.values
      .filter(({ kind }) => kind === 'target')
      .sort((a, b) => a.year - b.year)
      .flatMap((target) => aimOf(target, indicator) ?? []);
    return aims.slice(1).flatMap((later, at): Finding[] => {
      const earlier = aims[at]!;
      if (!isLowered(earlier, later, trend, indicator)) return [];
      const difference = { actual: later.quantity.amount, expected: earlier.quantity.amount };
      const params = {
        earlier: earlier.target.text,
        earlierYear: earlier.target.year,
        later: later.target.text,
        laterYear: later.target.year,
        arithmetic: formatArithmetic({ kind: 'difference', ...difference }),
        trendAssumed: indicator.desiredTrend === undefined,
      };
      const about = { project: indicator.project, indicator: indicator.id, year: later.target.year };
      return [{ code: 'target-lowered', severity: 'warning', about, params }];
    });
  });
}

type Aim = { target: YearValue; quantity: Quantity; label: string };

function aimOf(target: YearValue, indicator: Indicator): Aim | null {
  const value = parseValue(target.text, indicator.milestones);
  const quantity = measureOf(value) ?? openEndOf(value);
  const label = value.kind === 'figures' ? squeeze(value.figures[0]!.label) : '';
  return quantity && { target, quantity, label };
}

/** The one end of 105%以上 or 5件以下. */
function openEndOf(value: Value): Quantity | null {
  if (value.kind !== 'range' || (value.from && value.to)) return null;
  return { amount: (value.from ?? value.to)!.amount, unit: value.unit, qualifiers: value.qualifiers };
}

function isLowered(earlier: Aim, later: Aim, trend: 'up' | 'down', { breaks = [] }: Indicator): boolean {
  const isBroken = breaks.some(({ year }) => earlier.target.year < year && year <= later.target.year);
  const hasReason = (later.target.reason ?? '').trim() !== '';
  if (isBroken || hasReason || earlier.label !== later.label) return false;
  if (comparability(earlier.quantity, later.quantity)) return false;
  const step = later.quantity.amount - earlier.quantity.amount;
  return trend === 'up' ? step < 0 : step > 0;
}
