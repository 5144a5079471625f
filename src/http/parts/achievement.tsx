import { type Achievement, judgeAchievement } from '#domain/indicator/achievement.ts';
import { formatArithmetic, formatRate } from '#domain/indicator/arithmetic.ts';
import { findBaseline, findValue } from '#domain/indicator/indicator.ts';
import { parseValue } from '#domain/indicator/parse-value.ts';
import { indicatorName } from '#exchange/names.ts';
import type { ExchangeIndicator } from '#exchange/schema.ts';

/**
 * Was the year's target reached? Null where the year has no target or no actual value. An indicator whose desired trend
 * nobody has set is computed as the tables of most offices do, actual ÷ target; its page says so.
 */
export function achievementOf(indicator: ExchangeIndicator, year: number): Achievement | null {
  const target = findValue(indicator, 'target', year);
  const actual = findValue(indicator, 'actual', year);
  if (!target || !actual) return null;
  const baseline = findBaseline(indicator);
  const read = (text: string) => parseValue(text, indicator.milestones);
  return judgeAchievement({
    desiredTrend: indicator.desiredTrend ?? 'up',
    target: read(target.text),
    actual: read(actual.text),
    baseline: baseline ? read(baseline.text) : undefined,
  });
}

/** The rate with its arithmetic; where there is none, the arithmetic alone; nothing where nothing is judged. */
export function AchievementRate({ indicator, year }: { indicator: ExchangeIndicator; year: number }) {
  const achievement = achievementOf(indicator, year);
  if (!achievement?.judged) return null;
  const { rate, met, arithmetic, caveats } = achievement;
  return (
    <span class="value">
      {rate === null ? (met ? '達成' : '未達成') : formatRate(rate)}
      <small class="value-reason">{formatArithmetic(arithmetic)}</small>
      {caveats.map((caveat) => (
        <small class="value-reason">{CAVEATS[caveat]}</small>
      ))}
    </span>
  );
}

/** Says which rates were computed as if more were better, because nobody has set the desired trend. */
export function TrendAssumed({ indicators }: { indicators: ExchangeIndicator[] }) {
  const assumed = indicators.filter(
    (one) =>
      one.desiredTrend === undefined && one.values.some(({ year }) => achievementOf(one, year)?.judged),
  );
  if (assumed.length === 0) return null;
  const names = indicators.length > 1 ? `「${assumed.map(indicatorName).join('」「')}」は、` : '';
  return (
    <p class="muted trend-assumed">
      {names}
      望ましい向きが決められていないため、多いほど望ましいものとして達成率（実績値÷目標値）を計算しています。
    </p>
  );
}

const CAVEATS = {
  'counted-unlike': '目標と実績で数え方が違います（延べなど）。',
  approximate: 'おおよその値で計算しています。',
};
