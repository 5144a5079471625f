import { indicatorPath } from '#addresses/plans.ts';
import { achievementOf } from '#domain/indicator/year-achievement.ts';
import { KIND_LABELS } from '#exchange/labels.ts';
import { indicatorName } from '#exchange/names.ts';
import type { ExchangeIndicator, ValueKind } from '#exchange/schema.ts';
import { AchievementRate, TrendAssumed } from './achievement.tsx';
import { IndicatorGrid } from './indicator-grid.tsx';

/** The indicators of a project with all that is told of them, and whether each year's target was reached. */
export function IndicatorTable(props: { plan: string; indicators: ExchangeIndicator[]; year?: number }) {
  const { plan, indicators, year } = props;
  return (
    <>
      <IndicatorGrid
        label="指標"
        indicators={indicators}
        year={year}
        name={(indicator) => (
          <>
            <a href={indicatorPath(plan, indicator.id)}>{indicatorName(indicator)}</a>
            <Undated indicator={indicator} />
          </>
        )}
        cell={(indicator, kind, of) => <Values indicator={indicator} kind={kind} year={of} />}
        rates={(indicator, years) =>
          years.some((of) => achievementOf(indicator, of)?.judged)
            ? (of) => <AchievementRate indicator={indicator} year={of} />
            : null
        }
      />
      <TrendAssumed indicators={indicators} />
    </>
  );
}

type ValuesProps = { indicator: ExchangeIndicator; kind: ValueKind; year: number };

/** What was printed for a year; a target that was replaced stays readable, struck through. */
export function Values({ indicator, kind, year }: ValuesProps) {
  const own = indicator.values.filter((value) => value.kind === kind && value.year === year);
  return (
    <>
      {own.map(({ text, status, reason }) => (
        <span class="value">
          {status === 'superseded' ? <del>{text}</del> : text}
          {status === 'estimate' || status === 'preliminary' ? (
            <small>（{status === 'estimate' ? '見込み' : '速報'}）</small>
          ) : null}
          {reason ? <small class="value-reason">{reason}</small> : null}
        </span>
      ))}
    </>
  );
}

/** Printed, but the source does not tell of which year. */
export function Undated({ indicator }: { indicator: ExchangeIndicator }) {
  if (indicator.undated.length === 0) return null;
  return (
    <small class="undated">
      年度不明：{indicator.undated.map(({ kind, text }) => `${KIND_LABELS[kind]} ${text}`).join('、')}
    </small>
  );
}
