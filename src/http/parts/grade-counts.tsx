import { standingOf } from '#domain/review/rating-scale.ts';
import type { Summary } from '#domain/review/summary.ts';
import { LAYER_LABELS } from '#exchange/labels.ts';
import { eraYear } from '#exchange/names.ts';
import type { ExchangeRatingScale, Layer } from '#exchange/schema.ts';
import { RatingBadge, RatingMissing } from '../components/rating-badge.tsx';
import { ScrollRegion } from '../components/table.tsx';

/** How many projects 実数 and listings 延べ have each grade, year by year. */
export function GradeCounts({
  summary,
  scales,
  layer,
}: {
  summary: Summary;
  scales: ExchangeRatingScale[];
  layer: Layer;
}) {
  const years = summary.years.filter((year) =>
    summary.counts.some((count) => count.years.some((one) => one.year === year && one.listed > 0)),
  );
  if (years.length === 0) return null;
  return (
    <section>
      <h2>評価ごとの件数（{LAYER_LABELS[layer]}）</h2>
      <p>
        実数は同じ事業を1件と数え、延べは再掲も1件と数えます。課ごとに評価がある事業は、それぞれの評価を数えます。
      </p>
      <ScrollRegion label="評価ごとの件数">
        <table class="table table-dense counts-table">
          <caption class="visually-hidden">年度ごとの各評価の件数（実数と延べ）</caption>
          <thead>
            <tr>
              <th scope="col" rowspan={2}>
                評価
              </th>
              {years.map((year) => (
                <th scope="colgroup" colspan={2} class="center">
                  {eraYear(year)}
                </th>
              ))}
            </tr>
            <tr>
              {years.map(() => (
                <>
                  <th scope="col" class="number">
                    実数
                  </th>
                  <th scope="col" class="number">
                    延べ
                  </th>
                </>
              ))}
            </tr>
          </thead>
          <tbody>
            {summary.counts.map(({ code, years: counted }) => (
              <tr>
                <th scope="row">
                  {code === null ? <RatingMissing /> : <RatingBadge {...standingOf(scales, code)} />}
                </th>
                {counted
                  .filter(({ year }) => years.includes(year))
                  .map(({ distinct, listed }) => (
                    <>
                      <td class="number">{distinct}</td>
                      <td class="number">{listed}</td>
                    </>
                  ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}
