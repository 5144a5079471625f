import { type Arithmetic, rateOf } from './arithmetic.ts';
import type { DesiredTrend } from './indicator.ts';
import { type Incomparable, isCountedUnlike, measureOf } from './measure.ts';
import { closedTarget, measurePair } from './measure-pair.ts';
import type { Quantity, Value } from './value.ts';

/**
 * Why there is no judgement. A figure that is missing is not a failure, and one that does not compare is not forced to.
 */
export type NotJudged =
  | 'trend-unclear'
  | 'no-target'
  | 'target-unreadable'
  | 'target-not-measurable'
  | 'no-actual'
  | 'actual-unreadable'
  | 'actual-not-measurable'
  | 'no-baseline'
  | 'step-unknown'
  | 'trend-contradicts-target'
  | Incomparable;

/** What a reader must know beside the rate: 延べ on one side only; 約 or 程度. */
export type Caveat = 'counted-unlike' | 'approximate';

export type Achievement =
  /** `rate` 1 is 100%; null where a rate would mean nothing. `met`: was the target reached? */
  | { judged: true; met: boolean; rate: number | null; arithmetic: Arithmetic; caveats: readonly Caveat[] }
  | { judged: false; reason: NotJudged };

export type Measurement = {
  desiredTrend: DesiredTrend;
  target: Value;
  actual: Value;
  /** What 維持 and 増加 are compared with; the plan's baseline, or last year's actual, as the plan says. */
  baseline?: Value | undefined;
};

/**
 * Was a target reached, and at what rate (達成率)? The target's own form comes first, then the desired trend:
 *
 * - a step of a milestone: reached if the actual step is the same or later;
 * - 105%以上: actual ÷ 105; 5件以下: 5 ÷ actual; 10〜20件: inside or not, no rate;
 * - 維持, 増加, 減少: against the baseline, by difference;
 * - a number: up actual ÷ target; down target ÷ actual; keep the difference, reached at 0.
 *
 * A quotient is formed only of amounts above 0 (an actual of 0 going up is 0%); else the difference stands for it. Units
 * must agree, % only with % (16/17 counts as a percentage there). An unclear trend is never judged.
 *
 * Not checked: whether target and actual are of one year. The rule is the common one of municipal evaluation (実績値 ÷ 目標値);
 * law and guidelines leave it to the plan.
 */
export function judgeAchievement({ desiredTrend, target, actual, baseline }: Measurement): Achievement {
  if (desiredTrend === 'unclear') return not('trend-unclear');
  const lacking = whyNoTarget(target) ?? whyNoActual(actual);
  if (lacking) return not(lacking);
  if (target.kind === 'milestone') return judgeStep(target, actual);
  if (target.kind === 'keep' || target.kind === 'trend') {
    return judgeAgainstBaseline(desiredTrend, target, actual, baseline);
  }
  if (target.kind === 'range') return judgeRange(desiredTrend, target, actual);
  const pair = measurePair(target, actual);
  if (!pair.ok) return not(pair.reason);
  if (desiredTrend === 'range') return not('trend-contradicts-target');
  return judge(compare(desiredTrend, pair.actual.amount, pair.target.amount), pair);
}

const not = (reason: NotJudged): Achievement => ({ judged: false, reason });

function judge(
  { met, arithmetic }: { met: boolean; arithmetic: Arithmetic },
  { target, actual }: { target: Quantity; actual: Quantity },
): Achievement {
  const caveats: Caveat[] = [];
  if (isCountedUnlike(target, actual)) caveats.push('counted-unlike');
  const isRough = (one: Quantity) => one.qualifiers.includes('about') || one.qualifiers.includes('around');
  if (isRough(target) || isRough(actual)) caveats.push('approximate');
  return { judged: true, met, rate: rateOf(arithmetic), arithmetic, caveats };
}

function whyNoTarget({ kind }: Value): NotJudged | null {
  if (kind === 'none' || kind === 'missing') return 'no-target';
  if (kind === 'malformed' || kind === 'unknown') return 'target-unreadable';
  return kind === 'words' || kind === 'asNeeded' ? 'target-not-measurable' : null;
}

function whyNoActual({ kind }: Value): NotJudged | null {
  if (kind === 'none' || kind === 'missing') return 'no-actual';
  if (kind === 'malformed' || kind === 'unknown') return 'actual-unreadable';
  return null;
}

function judgeStep(target: Value & { kind: 'milestone' }, actual: Value): Achievement {
  if (actual.kind !== 'milestone' || actual.position === null || target.position === null)
    return not('step-unknown');
  const arithmetic: Arithmetic = { kind: 'step', actual: actual.position + 1, target: target.position + 1 };
  return { judged: true, met: actual.position >= target.position, rate: null, arithmetic, caveats: [] };
}

function judgeAgainstBaseline(
  desiredTrend: DesiredTrend,
  target: Value & { kind: 'keep' | 'trend' },
  actual: Value,
  baseline: Value | undefined,
): Achievement {
  if (!baseline || whyNoActual(baseline) || !measureOf(baseline)) return not('no-baseline');
  const pair = measurePair(baseline, actual);
  if (!pair.ok) return not(pair.reason);
  const difference = pair.actual.amount - pair.target.amount;
  const arithmetic: Arithmetic = {
    kind: 'difference',
    actual: pair.actual.amount,
    expected: pair.target.amount,
  };
  if (target.kind === 'keep') {
    const met =
      desiredTrend === 'up' ? difference >= 0 : desiredTrend === 'down' ? difference <= 0 : difference === 0;
    return judge({ met, arithmetic }, pair);
  }
  if (desiredTrend === 'keep' || desiredTrend === 'range') return not('trend-contradicts-target');
  if (target.direction !== 'better' && target.direction !== desiredTrend)
    return not('trend-contradicts-target');
  return judge({ met: desiredTrend === 'up' ? difference > 0 : difference < 0, arithmetic }, pair);
}

function judgeRange(
  desiredTrend: DesiredTrend,
  target: Value & { kind: 'range' },
  actual: Value,
): Achievement {
  const { from, to } = target;
  const pair = measurePair(closedTarget(target), actual);
  if (!pair.ok) return not(pair.reason);
  const { amount } = pair.actual;
  const isAbove = !from || (from.inclusive ? amount >= from.amount : amount > from.amount);
  const isBelow = !to || (to.inclusive ? amount <= to.amount : amount < to.amount);
  const met = isAbove && isBelow;
  if (from && to) return judge({ met, arithmetic: { kind: 'within', actual: amount, from, to } }, pair);
  if (desiredTrend === (from ? 'down' : 'up')) return not('trend-contradicts-target');
  const { arithmetic } = compare(from ? 'up' : 'down', amount, pair.target.amount);
  return judge({ met, arithmetic }, pair);
}

function compare(desiredTrend: 'up' | 'down' | 'keep', actual: number, target: number) {
  const difference: Arithmetic = { kind: 'difference', actual, expected: target };
  if (desiredTrend === 'keep') return { met: actual === target, arithmetic: difference };
  const met = desiredTrend === 'up' ? actual >= target : actual <= target;
  const [dividend, divisor] = desiredTrend === 'up' ? [actual, target] : [target, actual];
  const quotient: Arithmetic = { kind: 'quotient', dividend, divisor };
  const isQuotient = target > 0 && divisor > 0 && dividend >= 0 && rateOf(quotient) !== null;
  return { met, arithmetic: isQuotient ? quotient : difference };
}
