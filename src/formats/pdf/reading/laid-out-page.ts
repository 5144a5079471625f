import { readFreeText } from './free-text.ts';
import { type PageBlock, type TablePart, write } from './page-blocks.ts';
import type { Drawing, Glyph } from './page-content.ts';
import { type Area, areaAt, type Grid, gridsOf } from './ruled-grid.ts';

/** The page as it is laid out: cells between ruling lines, and what stands outside of them as it stands, from top to bottom. */
export function readLaidOutPage({ glyphs, rules }: Drawing): PageBlock[] {
  const grids = gridsOf(rules);
  const inAreas = new Map<Area, Glyph[]>();
  const free: Glyph[] = [];
  for (const glyph of glyphs) {
    const area = areaOf(glyph, grids);
    const others = area && inAreas.get(area);
    if (others) others.push(glyph);
    else if (area) inAreas.set(area, [glyph]);
    else free.push(glyph);
  }
  const tables = grids.flatMap((grid) => tableOf(grid, inAreas) ?? []);
  return inOrder([...tables, ...readFreeText(free, usualSize(glyphs))]);
}

/** The size of most letters. */
function usualSize(glyphs: readonly Glyph[]): number {
  const counts = new Map<number, number>();
  for (const { size } of glyphs) {
    const rounded = Math.round(size * 2) / 2;
    counts.set(rounded, (counts.get(rounded) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 0;
}

function areaOf(glyph: Glyph, grids: readonly Grid[]): Area | undefined {
  for (const grid of grids) {
    const area = areaAt(grid, glyph.home);
    if (area) return area;
  }
  return undefined;
}

function tableOf(
  { areas, columnEdges }: Grid,
  written: ReadonlyMap<Area, readonly Glyph[]>,
): TablePart | null {
  if (!areas.some((area) => written.has(area))) return null;
  const cells = areas.map((area) => {
    const writing = write(written.get(area) ?? [], area.box, 'place');
    return { ...area, isHeader: false, writings: writing ? [writing] : [], planRow: null, page: 0 };
  });
  return { kind: 'table', caption: null, cells, edges: columnEdges, plan: null };
}

const topOf = (block: PageBlock): number =>
  block.kind === 'table' ? Math.min(...block.cells.map(({ box }) => box[1])) : block.box[1];
const leftOf = (block: PageBlock): number =>
  block.kind === 'table' ? Math.min(...block.cells.map(({ box }) => box[0])) : block.box[0];

/** From top to bottom; of two that begin at one height the left one first. */
function inOrder(blocks: PageBlock[]): PageBlock[] {
  return blocks.sort((a, b) => {
    const apart = topOf(a) - topOf(b);
    return Math.abs(apart) > 3 ? apart : leftOf(a) - leftOf(b);
  });
}
