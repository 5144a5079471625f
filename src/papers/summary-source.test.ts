import { expect, it } from 'vitest';
import { smallPlan } from '../../test/kit/small-plan.ts';
import { summarySource } from './summary-source.ts';

it('goes as far as the year that is asked, with its sheets and grades, and no further', () => {
  const plan = smallPlan();
  const years = [...new Set(plan.sheets.map(({ year }) => year))].sort();
  expect(years.length).toBeGreaterThan(1);
  for (const year of years) {
    const { sheets, ratings } = summarySource(plan, { year, department: null });
    expect(Math.max(...sheets.map((sheet) => sheet.year))).toBe(year);
    expect(sheets).toHaveLength(plan.sheets.filter((sheet) => sheet.year <= year).length);
    expect(ratings.every((rating) => rating.year <= year)).toBe(true);
    const graded = plan.sheets.some((sheet) => sheet.year === year && sheet.ratings.length > 0);
    expect(ratings.some((rating) => rating.year === year)).toBe(graded);
  }
});
