import { type Box, isWithin, type Rule } from './page-content.ts';

/** A cell of a ruled table: rows and columns count from 0. */
export type Area = { row: number; column: number; rows: number; columns: number; box: Box };
/** Ruling lines that hang together, and the cells between them. */
export type Grid = { box: Box; columnEdges: number[]; areas: Area[] };

/** Lines so close are one: double lines, lines drawn cell by cell. */
const NEAR = 3;
/** More lines than any form has: a drawing. */
const MOST_LINES = 4_000;
const MOST_AREAS = 60_000;

/** The ruled tables of a page, those within others first. Frames around a single area are no tables. */
export function gridsOf(rules: readonly Rule[]): Grid[] {
  const flat = merged(rules.filter(({ isHorizontal }) => isHorizontal));
  const upright = merged(rules.filter(({ isHorizontal }) => !isHorizontal));
  if (flat.length + upright.length > MOST_LINES) return [];
  return hangingTogether(flat, upright)
    .map(gridOf)
    .filter((grid) => grid.areas.length > 1)
    .sort((a, b) => sizeOf(a.box) - sizeOf(b.box));
}

export const areaAt = (grid: Grid, point: readonly [number, number]): Area | undefined =>
  isWithin(grid.box, point) ? grid.areas.find(({ box }) => isWithin(box, point)) : undefined;

const sizeOf = (box: Box) => (box[2] - box[0]) * (box[3] - box[1]);

/** Pieces of one line as one. */
function merged(rules: readonly Rule[]): Rule[] {
  const lines: Rule[][] = [];
  for (const rule of [...rules].sort((a, b) => a.at - b.at)) {
    const line = lines.at(-1);
    if (line && rule.at - line[0]!.at <= NEAR / 2) line.push(rule);
    else lines.push([rule]);
  }
  return lines.flatMap((pieces) => {
    const joined: Rule[] = [];
    for (const piece of pieces.sort((a, b) => a.from - b.from)) {
      const last = joined.at(-1);
      if (last && piece.from - last.to <= NEAR) last.to = Math.max(last.to, piece.to);
      else joined.push({ ...piece });
    }
    return joined.filter(({ from, to }) => to - from > NEAR);
  });
}

function hangingTogether(
  flat: readonly Rule[],
  upright: readonly Rule[],
): { flat: Rule[]; upright: Rule[] }[] {
  const parents = flat.map((_, i) => i).concat(upright.map((_, i) => flat.length + i));
  const rootOf = (i: number): number => {
    let root = i;
    while (parents[root] !== root) root = parents[root]!;
    parents[i] = root;
    return root;
  };
  for (const [i, line] of flat.entries())
    for (const [j, post] of upright.entries())
      if (meets(line, post) && meets(post, line)) parents[rootOf(flat.length + j)] = rootOf(i);
  const groups = new Map<number, { flat: Rule[]; upright: Rule[] }>();
  for (const [i, rule] of [...flat, ...upright].entries()) {
    const root = rootOf(i);
    const group = groups.get(root) ?? { flat: [], upright: [] };
    groups.set(root, group);
    (rule.isHorizontal ? group.flat : group.upright).push(rule);
  }
  return [...groups.values()].filter((group) => group.flat.length > 1 && group.upright.length > 0);
}

const meets = (one: Rule, other: Rule) => one.at >= other.from - NEAR && one.at <= other.to + NEAR;

function gridOf({ flat, upright }: { flat: Rule[]; upright: Rule[] }): Grid {
  // A table without lines at its sides ends where its rows end.
  const xs = edges([...upright.map(({ at }) => at), ...ends(flat)]);
  const ys = edges([...flat.map(({ at }) => at), ...ends(upright)]);
  const [columns, rows] = [xs.length - 1, ys.length - 1];
  const box: Box = [xs[0]!, ys[0]!, xs.at(-1)!, ys.at(-1)!];
  if (columns * rows > MOST_AREAS || columns < 1 || rows < 1) return { box, columnEdges: xs, areas: [] };
  const walls = wallsOf(upright, xs, ys);
  const floors = wallsOf(flat, ys, xs);
  const taken = new Uint8Array(columns * rows);
  const areas: Area[] = [];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      if (taken[row * columns + column]) continue;
      const isFree = (y: number, x: number) => !taken[y * columns + x];
      let right = column + 1;
      while (right < columns && !walls(right, row) && isFree(row, right)) right += 1;
      let bottom = row + 1;
      const goesDown = (y: number) => {
        for (let x = column; x < right; x += 1) if (floors(y, x) || !isFree(y, x)) return false;
        for (let x = column + 1; x < right; x += 1) if (walls(x, y)) return false;
        return true;
      };
      while (bottom < rows && goesDown(bottom)) bottom += 1;
      for (let y = row; y < bottom; y += 1) taken.fill(1, y * columns + column, y * columns + right);
      areas.push({
        row,
        column,
        rows: bottom - row,
        columns: right - column,
        box: [xs[column]!, ys[row]!, xs[right]!, ys[bottom]!],
      });
    }
  }
  return { box, columnEdges: xs, areas };
}

const ends = (rules: readonly Rule[]): number[] =>
  rules.length === 0
    ? []
    : [Math.min(...rules.map(({ from }) => from)), Math.max(...rules.map(({ to }) => to))];

function edges(places: readonly number[]): number[] {
  const found: number[] = [];
  for (const place of [...places].sort((a, b) => a - b)) {
    if (found.length === 0 || place - found.at(-1)! > NEAR) found.push(place);
  }
  return found;
}

/** Does a line stand at the edge of this number, beside the strip of that number? */
function wallsOf(rules: readonly Rule[], across: readonly number[], along: readonly number[]) {
  const strips = along.length - 1;
  const found = new Uint8Array(across.length * strips);
  for (const { at, from, to } of rules) {
    const edge = across.findLastIndex((place) => place <= at + 0.01);
    for (let strip = 0; strip < strips; strip += 1) {
      const half = (along[strip]! + along[strip + 1]!) / 2;
      if (half >= from && half <= to) found[edge * strips + strip] = 1;
    }
  }
  return (edge: number, strip: number) => found[edge * strips + strip] === 1;
}
