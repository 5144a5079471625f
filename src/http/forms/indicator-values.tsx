import { achievementOf } from '#domain/indicator/year-achievement.ts';
import { askedValues } from '#domain/sheet/fields/indicator-table.ts';
import type { FieldOf } from '#domain/sheet/fields/text-kind.ts';
import { indicatorName } from '#exchange/names.ts';
import type { ExchangeIndicator } from '#exchange/schema.ts';
import type { FormSubject } from '#exchange/sheet-content.ts';
import { AchievementRate } from '../parts/achievement.tsx';
import { IndicatorGrid } from '../parts/indicator-grid.tsx';
import { Values } from '../parts/indicator-table.tsx';

/** The years that a table asks about. */
export const askedYears = (field: FieldOf<'indicator-table'>, year: number): number[] =>
  askedValues(field, year, [{ id: '' }]).map((asked) => asked.year);

/** An indicator as a form names it. */
export function IndicatorHead({ indicator }: { indicator: ExchangeIndicator }) {
  return (
    <>
      {indicatorName(indicator)}
      {indicator.unit ? <small class="value-reason">単位：{indicator.unit}</small> : null}
    </>
  );
}

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
      name={(indicator) => (
        <>
          <IndicatorHead indicator={indicator} />
          {achievementOf(indicator, year)?.judged ? (
            <small class="value-reason">
              達成率 <AchievementRate indicator={indicator} year={year} />
            </small>
          ) : null}
        </>
      )}
      cell={(indicator, kind, of) => <Values indicator={indicator} kind={kind} year={of} />}
    />
  );
}
