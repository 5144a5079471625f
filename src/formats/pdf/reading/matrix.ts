import type { Box } from './page-content.ts';

/** As in PDF: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

/** First `inner`, then `outer`. */
export const combine = (outer: Matrix, inner: Matrix): Matrix => [
  outer[0] * inner[0] + outer[2] * inner[1],
  outer[1] * inner[0] + outer[3] * inner[1],
  outer[0] * inner[2] + outer[2] * inner[3],
  outer[1] * inner[2] + outer[3] * inner[3],
  outer[0] * inner[4] + outer[2] * inner[5] + outer[4],
  outer[1] * inner[4] + outer[3] * inner[5] + outer[5],
];

export const place = (m: Matrix, x: number, y: number): [x: number, y: number] => [
  m[0] * x + m[2] * y + m[4],
  m[1] * x + m[3] * y + m[5],
];

/** The upright box around a rectangle that is turned by the matrix. */
export function placeBox(m: Matrix, left: number, top: number, right: number, bottom: number): Box {
  const [x0, y0] = place(m, left, top);
  const [x1, y1] = place(m, right, top);
  const [x2, y2] = place(m, left, bottom);
  const [x3, y3] = place(m, right, bottom);
  return [
    Math.min(x0, x1, x2, x3),
    Math.min(y0, y1, y2, y3),
    Math.max(x0, x1, x2, x3),
    Math.max(y0, y1, y2, y3),
  ];
}

/** What a hostile file says may be no matrix. */
export const asMatrix = (said: unknown): Matrix => {
  const numbers = said !== null && typeof said === 'object' ? Array.from(said as ArrayLike<unknown>) : [];
  return numbers.length === 6 && numbers.every(Number.isFinite)
    ? (numbers as unknown as Matrix)
    : [1, 0, 0, 1, 0, 0];
};
