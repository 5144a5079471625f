import { formatArithmetic } from '#domain/indicator/arithmetic.ts';
import { achievementOf } from '#domain/indicator/year-achievement.ts';
import { gradeByRule } from '#domain/review/grade-rule.ts';
import type { FieldOf } from '#domain/sheet/fields/text-kind.ts';
import { indicatorName } from '#exchange/names.ts';
import type { ExchangeIndicator } from '#exchange/schema.ts';
import type { SheetMaterial } from './sheet-material.ts';

/** What a computed field says on paper; '' where there is nothing to say. */
export function computedLine({ of }: FieldOf<'computed'>, material: SheetMaterial): string {
  const { owners, projectNumber, indicators, sheet, gradeRule } = material;
  switch (of) {
    case 'owners':
      return owners.join('、');
    case 'project-number':
      return projectNumber;
    case 'rule-grade': {
      const grade = gradeRule ? gradeByRule(gradeRule, [...indicators], sheet.year) : null;
      return grade?.ok ? grade.code : '';
    }
    case 'achievement-rate':
      return indicators
        .map((indicator) => {
          const rate = rateLine(indicator, sheet.year);
          return rate === '' || indicators.length === 1 ? rate : `${indicatorName(indicator)}　${rate}`;
        })
        .filter((line) => line !== '')
        .join('\n');
  }
}

/** 28 ÷ 30 = 93.3%; 達成（…） where the arithmetic gives no rate; '' where nothing is judged. */
export function rateLine(indicator: ExchangeIndicator, year: number): string {
  const achievement = achievementOf(indicator, year);
  if (!achievement?.judged) return '';
  const { rate, met, arithmetic } = achievement;
  const shown = formatArithmetic(arithmetic);
  return rate === null ? `${met ? '達成' : '未達成'}（${shown}）` : shown;
}
