import { indicatorPath } from '#addresses/plans.ts';
import { achievementOf } from '#domain/indicator/year-achievement.ts';
import { KIND_LABELS } from '#exchange/labels.ts';
import { indicatorName, shortYear } from '#exchange/names.ts';
import type { ExchangeIndicator, ValueKind } from '#exchange/schema.ts';
import { ScrollRegion } from '../components/table.tsx';
import { AchievementRate, TrendAssumed } from './achievement.tsx';

/** The indicators of a project as a sheet prints them: years side by side, the year of the sheet marked. */
export function IndicatorTable(props: { plan: string; indicators: ExchangeIndicator[]; year?: number }) {
  const { plan, indicators, year: marked } = props;
  const years = [...new Set(indicators.flatMap((one) => one.values.map((value) => value.year)))].sort();
  const mark = (year: number) => (year === marked ? 'this-year' : undefined);
  return (
    <>
      <ScrollRegion label="指標">
        <table class="table table-dense indicator-table">
          <caption class="visually-hidden">指標の年度ごとの目標値と実績値</caption>
          <thead>
            <tr>
              <th scope="col">指標名</th>
              <th scope="col">区分</th>
              {years.map((year) => (
                <th scope="col" class={mark(year)}>
                  {shortYear(year)}
                </th>
              ))}
            </tr>
          </thead>
          {indicators.map((indicator) => {
            const kinds = kindsOf(indicator);
            const rates = years.some((year) => achievementOf(indicator, year)?.judged);
            return (
              <tbody>
                {kinds.map((kind, at) => (
                  <tr>
                    {at === 0 ? (
                      <th scope="rowgroup" rowspan={kinds.length + (rates ? 1 : 0)}>
                        <a href={indicatorPath(plan, indicator.id)}>{indicatorName(indicator)}</a>
                        <Undated indicator={indicator} />
                      </th>
                    ) : null}
                    <th scope="row">{KIND_LABELS[kind]}</th>
                    {years.map((year) => (
                      <td class={mark(year)}>
                        <Values indicator={indicator} kind={kind} year={year} />
                      </td>
                    ))}
                  </tr>
                ))}
                {rates ? (
                  <tr>
                    <th scope="row">達成率</th>
                    {years.map((year) => (
                      <td class={mark(year)}>
                        <AchievementRate indicator={indicator} year={year} />
                      </td>
                    ))}
                  </tr>
                ) : null}
              </tbody>
            );
          })}
        </table>
      </ScrollRegion>
      <TrendAssumed indicators={indicators} />
    </>
  );
}

function kindsOf({ values }: ExchangeIndicator): ValueKind[] {
  const hasBaseline = values.some((value) => value.kind === 'baseline');
  return hasBaseline ? ['baseline', 'target', 'actual'] : ['target', 'actual'];
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
