import type { Tell } from '../blocks.ts';
import type { Drawing, DrawnChapter } from './drawing.ts';
import { joinParts } from './parts/join-parts.ts';
import { pagesIn, takeApart } from './parts/take-apart.ts';
import { draw } from './typst.ts';

/** Characters, each cell counted as {@link CELL}, that are drawn in one go: some fifty sheets, some 100 MB. */
const PART = 200_000;
const CELL = 60;
/** The share of a part that the first of several has: the contents print the pages of the others, so it is drawn twice. */
const FRONT = 0.2;

type Drawn = { key: string; bytes: Buffer; pages: number; bookmarks: number[] };

/**
 * A drawing as PDF, drawn in parts of bounded size: the compiler keeps all that it has laid out until it has finished. The
 * page of what stands in another part is known when that part has been drawn; a part that prints it is then drawn again.
 */
export function drawParts(
  drawing: Drawing,
  {
    size = PART,
    tell = () => {},
    isTagged = true,
  }: { size?: number; tell?: Tell | undefined; isTagged?: boolean } = {},
): Buffer {
  const parts = partsOf(drawing, size).map((part) => ({
    part,
    foreign: foreignTargets(part),
    drawn: null as Drawn | null,
  }));
  const pages = new Map<number, number>();
  const known = (targets: number[]) =>
    new Map(targets.map((target) => [target, pages.get(target) ?? UNKNOWN]));
  for (let pass = 0; pass < 3; pass++) {
    let firstPage = 1;
    for (const [at, one] of parts.entries()) {
      // Most parts are drawn once; in the later rounds there is little to tell.
      if (pass === 0) tell(at, parts.length);
      const foreign = Object.fromEntries(known(one.foreign));
      const key = JSON.stringify([firstPage, foreign]);
      if (one.drawn?.key !== key) {
        const bytes = draw('booklet.typ', { ...one.part, firstPage, foreign }, { isTagged });
        one.drawn = { key, bytes, ...pagesIn(takeApart(bytes)) };
      }
      // Each heading has a bookmark; the contents' own comes before them.
      const found = one.drawn.bookmarks.slice(-one.part.targets.length);
      for (const [i, target] of one.part.targets.entries()) pages.set(target, firstPage + found[i]! - 1);
      firstPage += one.drawn.pages;
    }
  }
  return joinParts(
    parts.map(({ part, drawn }) => ({ bytes: drawn!.bytes, targets: part.targets })),
    pages,
  );
}

/** As wide as most page numbers. */
const UNKNOWN = 999;

type Part = Drawing & { targets: number[] };

function partsOf(drawing: Drawing, size: number): Part[] {
  const runs: DrawnChapter[][] = [[]];
  const weights = drawing.chapters.map(weightOf);
  const isLong = weights.reduce((sum, weight) => sum + weight, 0) > size;
  let weight = 0;
  for (const [i, chapter] of drawing.chapters.entries()) {
    const more = weights[i]!;
    if (weight > 0 && weight + more > (isLong && runs.length === 1 ? size * FRONT : size)) {
      runs.push([]);
      weight = 0;
    }
    runs.at(-1)!.push(chapter);
    weight += more;
  }
  return runs.map((chapters, i) => {
    const targets = chapters.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === 'heading' ? [block.target] : [])),
    );
    return { ...drawing, chapters, targets, ...(i === 0 ? {} : { cover: null, contents: null }) };
  });
}

function weightOf(chapter: DrawnChapter): number {
  let weight = 1;
  for (const cell of cellsOf(chapter)) {
    weight += CELL + cell.text.reduce((sum, line) => sum + line.length, 0);
  }
  for (const block of chapter.blocks) if (block.kind === 'paragraph') weight += block.text.join('').length;
  return weight;
}

/** What a part leads to that stands in another. */
function foreignTargets({ chapters, contents, targets }: Part): number[] {
  const own = new Set(targets);
  const all = [
    ...(contents ?? []).map((entry) => entry.target),
    ...chapters.flatMap(cellsOf).flatMap((cell) => [cell.link ?? -1, cell.pageOf ?? -1]),
  ];
  return [...new Set(all)].filter((target) => target >= 0 && !own.has(target));
}

function cellsOf({ blocks }: DrawnChapter) {
  return blocks.flatMap((block) =>
    block.kind === 'table'
      ? [...block.head, ...block.bands.flatMap(({ cells }) => cells)]
      : block.kind === 'grid'
        ? block.bands.flatMap(({ cells }) => cells)
        : [],
  );
}
