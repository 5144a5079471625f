import { formatArithmetic, formatRate } from '#domain/indicator/arithmetic.ts';
import { achievementOf } from '#domain/indicator/year-achievement.ts';
import { indicatorName } from '#exchange/names.ts';
import type { ExchangeIndicator } from '#exchange/schema.ts';

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
