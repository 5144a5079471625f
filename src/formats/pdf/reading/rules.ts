import { type Matrix, place } from './matrix.ts';
import type { Rule } from './page-content.ts';

/** A filled strip up to this thickness is a ruling line. */
const THICKEST = 3;
/** What is drawn by hand or by a turned page is not quite upright. */
const SLANT = 0.7;
/** A stroke of a letter or a dot of a dotted line that stands alone. */
const SHORTEST = 0.3;

type Point = readonly [x: number, y: number];
const MOVE = 0;
const LINE = 1;
const CURVE = 2;
const QUADRATIC = 3;

/** The ruling lines of a path: lines that are stroked, edges of frames, and thin strips that are filled. */
export function rulesOf(path: ArrayLike<number>, matrix: Matrix, isFilled: boolean): Rule[] {
  return outlinesOf(path, matrix).flatMap((points) =>
    isFilled ? strip(points) : points.flatMap((to, i) => line(points[i - 1], to)),
  );
}

function line(from: Point | undefined, to: Point): Rule[] {
  if (!from) return [];
  const [width, height] = [Math.abs(from[0] - to[0]), Math.abs(from[1] - to[1])];
  if (Math.max(width, height) < SHORTEST || Math.min(width, height) > SLANT) return [];
  const isHorizontal = width > height;
  const [along, across] = isHorizontal ? [0, 1] : [1, 0];
  return [
    {
      isHorizontal,
      at: (from[across]! + to[across]!) / 2,
      from: Math.min(from[along]!, to[along]!),
      to: Math.max(from[along]!, to[along]!),
    },
  ];
}

function strip(points: readonly Point[]): Rule[] {
  if (points.length < 4 || points.length > 5) return [];
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  const [width, height] = [right - left, bottom - top];
  if (Math.min(width, height) > THICKEST) return [];
  return width > height
    ? line([left, (top + bottom) / 2], [right, (top + bottom) / 2])
    : line([(left + right) / 2, top], [(left + right) / 2, bottom]);
}

/** The straight parts of a path, each as the points that it goes through. Curves end a part. */
function outlinesOf(path: ArrayLike<number>, matrix: Matrix): Point[][] {
  const outlines: Point[][] = [];
  let points: Point[] = [];
  const begin = (at: Point) => {
    points = [at];
    outlines.push(points);
  };
  for (let i = 0; i < path.length; ) {
    const kind = path[i]!;
    const length = kind === CURVE ? 6 : kind === QUADRATIC ? 4 : kind === MOVE || kind === LINE ? 2 : 0;
    const at = length > 0 ? place(matrix, path[i + length - 1]!, path[i + length]!) : null;
    if (at === null) {
      const [first] = points;
      if (first) points.push(first);
    } else if (kind === LINE && points.length > 0) points.push(at);
    else begin(at);
    i += 1 + length;
  }
  return outlines;
}
