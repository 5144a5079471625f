import type { ExchangePlan } from '#exchange/schema.ts';

/** Which of these sealed years would not be the same in the merged plan: their sheets, grades, figures and opinions. */
export function changedYears(known: ExchangePlan, merged: ExchangePlan, sealed: readonly number[]): number[] {
  return sealed.filter(
    (year) => JSON.stringify(contentOf(known, year)) !== JSON.stringify(contentOf(merged, year)),
  );
}

/** What a year holds, in an order that does not depend on how it came in. */
function contentOf(plan: ExchangePlan, year: number): string[] {
  const ofYear = <T extends { year: number }>(list: T[] = []) => list.filter((one) => one.year === year);
  const lines = [
    ...ofYear(plan.sheets),
    ...ofYear(plan.ratings),
    ...ofYear(plan.opinions),
    ...plan.indicators.flatMap(({ id, values }) =>
      ofYear(values).flatMap((value) => (value.kind === 'baseline' ? [] : [{ id, ...value }])),
    ),
  ];
  return lines.map((line) => JSON.stringify(line, inOrder)).sort();
}

/** Keys by their names: what went through the database has them in another order. */
function inOrder(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
