import { shownDay } from '#domain/calendar/calendar-date.ts';
import { gradesOf, hasTwoCodes, layersIn } from '#domain/review/grades.ts';
import type { PlacedRating } from '#domain/review/rating.ts';
import { standingOf } from '#domain/review/rating-scale.ts';
import { LAYER_LABELS } from '#exchange/labels.ts';
import type { ExchangeRatingScale, Layer } from '#exchange/schema.ts';
import { RatingBadge } from '../components/rating-badge.tsx';
import { WrittenTable } from '../components/table.tsx';
import { Tag } from '../components/tag.tsx';

/** The ratings of one project in one year, layer by layer, with who gave them and why; and what the summary prints. */
export function RatingLayers({
  ratings,
  scales,
  label = '評価',
}: {
  ratings: PlacedRating[];
  scales: ExchangeRatingScale[];
  /** Names the table on a page that has several. */
  label?: string;
}) {
  if (ratings.length === 0) return <p>評価はまだ記入されていません。</p>;
  return (
    <WrittenTable
      caption="段階ごとの評価と理由"
      label={label}
      headings={['段階', '評価', '理由', '評価した人']}
      class="table-dense rating-layers"
    >
      <tbody>
        {layersIn(ratings).flatMap((layer) => [
          ...ratings
            .filter((one) => one.layer === layer && one.sheet !== null)
            .map((rating) => <RatingRow label={LAYER_LABELS[layer]} rating={rating} scales={scales} />),
          ...printedElsewhere(ratings, layer).map(({ rating, differs }) => (
            <RatingRow
              label={`総括表の${LAYER_LABELS[layer]}`}
              rating={rating}
              scales={scales}
              differs={differs}
            />
          )),
        ])}
      </tbody>
    </WrittenTable>
  );
}

/** What the summary table prints for this layer, unless it only repeats the sheet. */
function printedElsewhere(ratings: PlacedRating[], layer: Layer) {
  const [first] = ratings;
  const grades = gradesOf(ratings, layer).of(first!.project, first!.year);
  return ratings
    .filter((one) => one.layer === layer && one.sheet === null)
    .flatMap((rating) => {
      const grade = grades.find((one) => one.department === rating.department && one.scale === rating.scale);
      if (grade?.onSheet === rating.code) return [];
      return [{ rating, differs: grade !== undefined && hasTwoCodes(grade) }];
    });
}

type RowProps = { label: string; rating: PlacedRating; scales: ExchangeRatingScale[]; differs?: boolean };

function RatingRow({ label, rating, scales, differs = false }: RowProps) {
  const standing = standingOf(scales, rating.code, rating.scale);
  return (
    <tr>
      <th scope="row">
        {label}
        {rating.department === null ? null : <small class="grade-department">{rating.department}</small>}
      </th>
      <td>
        <RatingBadge {...standing} /> {standing.meaning}
        {differs ? <Tag look="warning">シートと違います</Tag> : null}
      </td>
      <td class="as-written">{rating.reason}</td>
      <td>
        {rating.by}
        {rating.at ? <small>　{shownDay(rating.at)}</small> : null}
      </td>
    </tr>
  );
}
