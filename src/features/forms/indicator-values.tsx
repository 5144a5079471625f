import { achievementOf } from '#domain/indicator/year-achievement.ts';
import { askedValues } from '#domain/sheet/fields/indicator-table.ts';
import type { FieldOf } from '#domain/sheet/fields/text-kind.ts';
import type { ExchangeIndicator, ValueKind } from '#exchange/schema.ts';
import { AchievementRate } from '#http/parts/achievement.tsx';
import type { FormSubject } from '#records/sheet/sheet-content.ts';
import { hasBaseline, IndicatorGrid } from './indicator-grid.tsx';

/** The years that a table asks about. */
export const askedYears = (field: FieldOf<'indicator-table'>, year: number): number[] =>
  askedValues(field, year, ['']).map((asked) => asked.year);

/** The indicator table of a form, to be read: what stands for each year, and whether this year's target was reached. */
export function IndicatorValues({
  field,
  subject,
}: {
  field: FieldOf<'indicator-table'>;
  subject: FormSubject;
}) {
  const { indicators, year } = subject;
  return (
    <IndicatorGrid
      label={field.label}
      indicators={indicators}
      year={year}
      asked={askedYears(field, year)}
      kinds={hasBaseline(indicators) ? ['baseline', 'target', 'actual'] : ['target', 'actual']}
      cell={(indicator, kind, of) => <YearValues indicator={indicator} kind={kind} year={of} />}
      foot={(indicator) =>
        achievementOf(indicator, year)?.judged ? (
          <small class="value-reason">
            達成率 <AchievementRate indicator={indicator} year={year} />
          </small>
        ) : null
      }
    />
  );
}

/** What stands for a year; a target that was replaced stays readable, struck through. */
export function YearValues(props: { indicator: ExchangeIndicator; kind: ValueKind; year: number }) {
  const own = props.indicator.values.filter(({ kind, year }) => kind === props.kind && year === props.year);
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
