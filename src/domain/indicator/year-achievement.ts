import { type Achievement, judgeAchievement, type Measurement } from './achievement.ts';
import { findBaseline, findValue, type Indicator } from './indicator.ts';
import { parseValue } from './parse-value.ts';

/** What an indicator's values of a fiscal year mean, to be judged; null where the year has no target or no actual value. */
export function measurementOf(indicator: Indicator, year: number): Omit<Measurement, 'desiredTrend'> | null {
  const target = findValue(indicator, 'target', year);
  const actual = findValue(indicator, 'actual', year);
  if (!target || !actual) return null;
  const read = (text: string) => parseValue(text, indicator.milestones);
  const baseline = findBaseline(indicator);
  return {
    target: read(target.text),
    actual: read(actual.text),
    baseline: baseline ? read(baseline.text) : undefined,
  };
}

/**
 * Was the year's target reached? Null where the year has no target or no actual value. An indicator whose desired trend
 * nobody has set is computed as the tables of most offices do, actual ÷ target; whoever shows it says so.
 */
export function achievementOf(indicator: Indicator, year: number): Achievement | null {
  const measurement = measurementOf(indicator, year);
  return measurement && judgeAchievement({ desiredTrend: indicator.desiredTrend ?? 'up', ...measurement });
}

/** Did the year stay under its target? Not where nothing can be judged. */
export function isBelowTarget(indicator: Indicator, year: number): boolean {
  const achievement = achievementOf(indicator, year);
  return achievement?.judged === true && !achievement.met;
}
