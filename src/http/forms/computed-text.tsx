import type { Child } from 'hono/jsx';
import { achievementOf } from '#domain/indicator/year-achievement.ts';
import type { FieldOf } from '#domain/sheet/fields/text-kind.ts';
import { indicatorName } from '#exchange/names.ts';
import type { FormSubject } from '#exchange/sheet-content.ts';
import { AchievementRate } from '../parts/achievement.tsx';

/** What a computed field says; null where there is nothing to say. */
export function computedText({ of }: FieldOf<'computed'>, subject: FormSubject): Child | null {
  switch (of) {
    case 'owners':
      return subject.owners.join('、') || null;
    case 'project-number':
      return subject.projectNumber || null;
    case 'rule-grade':
      return subject.ruleGrade || null;
    case 'achievement-rate':
      return rates(subject);
  }
}

/** The rate of each indicator with its arithmetic; the indicator's name where there are several. */
function rates({ indicators, year }: FormSubject): Child | null {
  const judged = indicators.filter((indicator) => achievementOf(indicator, year)?.judged);
  if (judged.length === 0) return null;
  return judged.map((indicator) => (
    <p class="computed-rate">
      {indicators.length > 1 ? `${indicatorName(indicator)}　` : ''}
      <AchievementRate indicator={indicator} year={year} />
    </p>
  ));
}
