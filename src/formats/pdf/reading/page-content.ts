/** In points from the upper left of the page: left, top, right, bottom. */
export type Box = readonly [left: number, top: number, right: number, bottom: number];

/** One character (or ligature) where it is printed. */
export type Glyph = {
  text: string;
  box: Box;
  /** A point of the cell that it belongs to: its middle, or for what does not fit into its cell and is cut off the cell's edge. */
  home: readonly [x: number, y: number];
  /** Of the letters, in points. */
  size: number;
  /** Where the next character stands: beside it, under it (縦書き), or above it (turned to the left). */
  flow: 'right' | 'down' | 'up';
  /** Number of the marked content that it stands in, to which the tags of the page point. */
  mark: number | null;
  /** Told by the file to be no content: page numbers, headers, repeated heads. */
  isArtifact: boolean;
};

/** A ruling line: at this height (or this far from the left), from here to there. */
export type Rule = { isHorizontal: boolean; at: number; from: number; to: number };

export type Drawing = {
  glyphs: Glyph[];
  rules: Rule[];
  /** How much of the page is covered by pictures: 0 to 1. */
  pictures: number;
};

export const around = (boxes: readonly Box[]): Box => {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const box of boxes) {
    left = Math.min(left, box[0]);
    top = Math.min(top, box[1]);
    right = Math.max(right, box[2]);
    bottom = Math.max(bottom, box[3]);
  }
  return [left, top, right, bottom];
};

export const middle = (box: Box): [x: number, y: number] => [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];

/** The place in the box that is nearest to the point. */
export const nearest = (
  [left, top, right, bottom]: Box,
  [x, y]: readonly [number, number],
): [x: number, y: number] =>
  left > right || top > bottom
    ? [x, y]
    : [
        Math.min(Math.max(x, left + INSIDE), right - INSIDE),
        Math.min(Math.max(y, top + INSIDE), bottom - INSIDE),
      ];

/** Clipping goes along the middle of ruling lines. */
const INSIDE = 1;

export const isWithin = (box: Box, [x, y]: readonly [number, number]): boolean =>
  x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3];
