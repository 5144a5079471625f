import { standingOf } from '#domain/review/rating-scale.ts';
import { type FormSubject, type ShownRating, scaleOf } from '#exchange/sheet-content.ts';
import { RatingBadge } from '../components/rating-badge.tsx';

/** A rating as a form shows it: the code with what it means, whose it is, and why. */
export function RatingValue({
  rating,
  subject,
  isOfOwner = false,
}: {
  rating: ShownRating;
  subject: FormSubject;
  isOfOwner?: boolean;
}) {
  const scale = scaleOf(subject.scales, { scale: rating.scale ?? undefined });
  const standing = standingOf([...subject.scales], rating.code, scale?.id);
  const owner = isOfOwner ? rating.department : null;
  return (
    <div class="shown-rating">
      {owner === null ? null : <span class="part-name">【{owner}】</span>}
      <RatingBadge {...standing} /> {standing.meaning}
      {rating.reason ? <p class="as-written">{rating.reason}</p> : null}
      {rating.by && rating.by !== owner ? <small class="muted">{rating.by}</small> : null}
    </div>
  );
}
