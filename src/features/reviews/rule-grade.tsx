import { formatArithmetic, formatRate } from '#domain/indicator/arithmetic.ts';
import type { RuleGrade } from '#domain/review/grade-rule.ts';
import { standingOf } from '#domain/review/rating-scale.ts';
import type { ExchangeRatingScale } from '#exchange/schema.ts';
import { RatingBadge } from '#http/components/rating-badge.tsx';
import { leftOutReasons, noRuleGrade } from '#messages/reviews.ja.ts';
import type { Figure } from '#records/sheet/review-row.ts';

type RuleGradeProps = { grade: RuleGrade; scale: ExchangeRatingScale; figures: readonly Figure[] };

/** The grade that the plan's rule gives, with the arithmetic and the denominator one key press away. */
export function RuleGradeCell({ grade, scale, figures }: RuleGradeProps) {
  const nameOf = (indicator: string) => figures.find((one) => one.indicator === indicator)?.name ?? '';
  return (
    <>
      {grade.ok ? <RatingBadge {...standingOf([scale], grade.code)} /> : <span class="muted">なし</span>}
      <details class="rule-arithmetic">
        <summary>{grade.ok ? '計算' : '理由'}</summary>
        <p>{grade.ok ? sayResult(grade) : `${noRuleGrade[grade.reason]}。`}</p>
        <ul>
          {grade.counted.map(({ indicator, achievement }) => (
            <li>
              {nameOf(indicator)}：{formatArithmetic(achievement.arithmetic)}（
              {achievement.met ? '達成' : '未達成'}）
            </li>
          ))}
          {grade.leftOut.map(({ indicator, reason }) => (
            <li>
              {nameOf(indicator)}：計算に入れていません（{leftOutReasons[reason]}）
            </li>
          ))}
        </ul>
        {grade.ok && grade.allCounted ? (
          <p>
            計算に入れていない指標も未達成として数えると、{formatRate(grade.allCounted.percent / 100)}で「
            {grade.allCounted.code}」です。
          </p>
        ) : null}
      </details>
    </>
  );
}

function sayResult({ by, percent, met, counted, leftOut, code }: Extract<RuleGrade, { ok: true }>): string {
  const all = counted.length + leftOut.length;
  const of =
    leftOut.length === 0 ? `${counted.length}指標` : `${all}指標のうち計算できる${counted.length}指標`;
  const rate = formatRate(percent / 100);
  return by === 'share-met'
    ? `${of}の中で${met}指標が達成（${met} ÷ ${counted.length} = ${rate}）のため「${code}」。`
    : `${of}の達成率の平均が${rate}のため「${code}」。`;
}
