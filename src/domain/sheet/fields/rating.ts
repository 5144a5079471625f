import type { AnsweredRating } from '../answers.ts';
import type { FieldOf } from './text-kind.ts';

type RatingField = FieldOf<'rating'>;

/** The rating that a field asks, of one owner where each gives its own (`department` null: of the sheet). */
export function ratingOf<Rating extends AnsweredRating>(
  field: RatingField,
  ratings: readonly Rating[],
  department: string | null,
): Rating | undefined {
  const own = field.perOwner ? department : null;
  return ratings.find(
    (one) => one.layer === field.layer && one.scale === (field.scale ?? null) && one.department === own,
  );
}
