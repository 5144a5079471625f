import { type Indicator, inForce, type ValueRole } from './indicator.ts';
import { comparability, isCountedUnlike, measureOf } from './measure.ts';
import { parseValue } from './parse-value.ts';
import type { Quantity, Value } from './value.ts';

export type Point = { year: number; value: Value };

/** A point with its amount, as a chart draws it. */
export type Measured = Point & { measure: Quantity };

/** The values in force of one role, year by year, read into what they mean. */
export function seriesOf(indicator: Indicator, kind: ValueRole): Point[] {
  return inForce(indicator, kind).map(({ year, text }) => ({
    year,
    value: parseValue(text, indicator.milestones),
  }));
}

/**
 * Which points may a line join? Runs of measured values, cut where the plan declares a break 系列の断絶, where a year has no
 * measure, and where the unit, the period or 延べ changes. A run may be a single point. Years that are not in the
 * series at all (a survey every third year) do not cut.
 */
export function runsOf(points: readonly Point[], breaks: Indicator['breaks'] = []): Measured[][] {
  const runs: Measured[][] = [];
  let last: Measured | null = null;
  for (const point of points) {
    const measure = measureOf(point.value);
    const measured = measure ? { ...point, measure } : null;
    if (measured && last && isJoined(last, measured, breaks)) runs.at(-1)!.push(measured);
    else if (measured) runs.push([measured]);
    last = measured;
  }
  return runs;
}

function isJoined(before: Measured, after: Measured, breaks: Indicator['breaks'] = []): boolean {
  const isBroken = breaks.some(({ year }) => before.year < year && year <= after.year);
  return (
    !isBroken &&
    comparability(before.measure, after.measure) === null &&
    !isCountedUnlike(before.measure, after.measure)
  );
}
