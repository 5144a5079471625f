import { isSurveyed } from '../../plan/indicator-sheet.ts';
import type { AnsweredValue } from '../answers.ts';
import type { FieldOf } from './text-kind.ts';

export type AskedIndicator = { id: string; surveyYears?: readonly number[] | undefined };

/** A value that the table asks of one indicator. */
export type AskedValue = { indicator: string; kind: 'target' | 'actual'; year: number };

/** Every value that the table asks for the sheet of a year, indicator by indicator. */
export function askedValues(
  { asks }: FieldOf<'indicator-table'>,
  year: number,
  indicators: readonly AskedIndicator[],
): AskedValue[] {
  return indicators.flatMap((indicator) =>
    asks
      .filter((ask) => ask !== 'actual' || isSurveyed(indicator, year))
      .map((ask) => ({
        indicator: indicator.id,
        kind: ask === 'actual' ? ('actual' as const) : ('target' as const),
        year: ask === 'next-target' ? year + 1 : year,
      })),
  );
}

/** What is given for an asked value. Words (随時, 維持, －) are legal values. */
export function answeredValue(
  values: readonly AnsweredValue[],
  asked: AskedValue,
): AnsweredValue | undefined {
  return values.findLast(
    (one) => one.indicator === asked.indicator && one.kind === asked.kind && one.year === asked.year,
  );
}
