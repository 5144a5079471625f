/** A value of a series: `amount` null where something other than a figure was printed. */
export type Point = { year: number; amount: number | null; text: string };

/**
 * Which figures of a series may be joined by a line? Not across a year whose value is no figure, and not across a
 * break, from which on something else was counted. A year of which nothing is said at all is passed over: surveys
 * come every few years.
 */
export function segmentsOf(points: Point[], breakYears: number[]): Point[][] {
  const segments: Point[][] = [];
  let last: Point | null = null;
  for (const point of points) {
    if (point.amount === null) {
      last = null;
      continue;
    }
    const since = last?.year;
    const isJoined = since !== undefined && !breakYears.some((year) => since < year && year <= point.year);
    if (isJoined) segments.at(-1)!.push(point);
    else segments.push([point]);
    last = point;
  }
  return segments;
}
