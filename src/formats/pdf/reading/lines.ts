import { around, type Box, type Glyph } from './page-content.ts';

/** A line of writing; its glyphs stand in reading order, and its box as if it were written from left to right. */
export type Line = { glyphs: Glyph[]; box: Box; size: number };

/** Two glyphs stand in one line where the middle of one is within the other, but for this share at its edges. */
const EDGE = 0.12;

/** Characters in any order as lines from top to bottom (of vertical writing: columns from right to left). */
export function linesByPlace(glyphs: readonly Glyph[]): Line[] {
  const turned = turn(glyphs);
  turned.sort((a, b) => a.box[1] + a.box[3] - b.box[1] - b.box[3]);
  const lines: Turned[][] = [];
  let [top, bottom] = [0, 0];
  for (const one of turned) {
    const y = (one.box[1] + one.box[3]) / 2;
    const line = lines.at(-1);
    if (line && y >= top && y <= bottom) line.push(one);
    else {
      lines.push([one]);
      const edge = (one.box[3] - one.box[1]) * EDGE;
      [top, bottom] = [one.box[1] + edge, one.box[3] - edge];
    }
  }
  for (const line of lines) line.sort((a, b) => a.box[0] + a.box[2] - b.box[0] - b.box[2]);
  return lines.map(asLine);
}

/** Characters in the order that the file gives them, as lines: a new one begins where the writing goes back or down. */
export function linesByOrder(glyphs: readonly Glyph[]): Line[] {
  const lines: Turned[][] = [];
  for (const one of turn(glyphs)) {
    const line = lines.at(-1);
    const last = line?.at(-1);
    const y = (one.box[1] + one.box[3]) / 2;
    const goesOn =
      last &&
      y > last.box[1] &&
      y < last.box[3] &&
      one.box[0] > last.box[0] - one.glyph.size &&
      isAfter(line!, one);
    if (goesOn) line!.push(one);
    else lines.push([one]);
  }
  return lines.map(asLine);
}

const isAfter = (line: readonly Turned[], one: Turned) => one.box[2] > line[0]!.box[0];

type Turned = { glyph: Glyph; box: Box };

/** Most of a text runs in one direction; it is turned so that this runs to the right. */
function turn(glyphs: readonly Glyph[]): Turned[] {
  const counts = { right: 0, down: 0, up: 0 };
  for (const { flow } of glyphs) counts[flow] += 1;
  const turned = (box: Box): Box => {
    if (counts.down > counts.right) return [box[1], -box[2], box[3], -box[0]];
    return counts.up > counts.right ? [-box[3], box[0], -box[1], box[2]] : box;
  };
  return glyphs.map((glyph) => ({ glyph, box: turned(glyph.box) }));
}

const asLine = (line: readonly Turned[]): Line => ({
  glyphs: line.map(({ glyph, box }) => ({ ...glyph, box })),
  box: around(line.map(({ box }) => box)),
  size: line.map(({ glyph }) => glyph.size).sort((a, b) => a - b)[line.length >> 1]!,
});
