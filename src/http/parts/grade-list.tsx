import { codeOf, type Grade, hasTwoCodes, shownGrades } from '#domain/review/grades.ts';
import { standingOf } from '#domain/review/rating-scale.ts';
import type { ExchangeRatingScale } from '#exchange/schema.ts';
import { otherOnSheet } from '#messages/summary-words.ts';
import { RatingBadge } from '../components/rating-badge.tsx';
import { Tag } from '../components/tag.tsx';

type GradeListProps = { grades: Grade[]; scales: ExchangeRatingScale[]; href?: string | undefined };

/** The grades of one project in one year; where summary and sheet differ, both. */
export function GradeList({ grades, scales, href }: GradeListProps) {
  return (
    <span class="grades">
      {shownGrades(grades).map((grade) => (
        <span class="grade">
          {grade.department === null ? null : <small class="grade-department">{grade.department}</small>}
          <GradeBadge grade={grade} scales={scales} href={href} />
          {hasTwoCodes(grade) ? <Tag look="warning">{otherOnSheet(grade)}</Tag> : null}
        </span>
      ))}
    </span>
  );
}

function GradeBadge({ grade, scales, href }: { grade: Grade } & Omit<GradeListProps, 'grades'>) {
  const badge = <RatingBadge {...standingOf(scales, codeOf(grade), grade.scale)} />;
  if (!href) return badge;
  return (
    <a class="grade-link" href={href}>
      {badge}
    </a>
  );
}
