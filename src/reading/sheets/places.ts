import type { ReadNode } from '../read-plan.ts';
import type { Source } from '../source.ts';
import { type Heading, numeralOf, readHeading } from './headings.ts';
import type { SheetPage } from './sheet-notes.ts';
import type { SummaryHeading, SummaryPage } from './summary.ts';
import { Tree } from './tree.ts';

/** Where the sheets and the headings of the summary stand in the plan's tree. */
export type Places = {
  tree: Tree;
  /** The deepest level printed on the sheet. */
  ofSheet: Map<SheetPage, ReadNode>;
  ofHeading: Map<SummaryHeading, ReadNode>;
};

/** Builds the tree: sheets that print all levels first, then the summary, then sheets on which an upper level is lost. */
export function findPlaces(
  source: Source,
  sheets: readonly SheetPage[],
  summary: readonly SummaryPage[],
  headingsStand: 'before' | 'apart',
): Places {
  const places: Places = { tree: new Tree(), ofSheet: new Map(), ofHeading: new Map() };
  const isComplete = ({ levels }: SheetPage) =>
    levels[0] !== null && levels[0] !== undefined && !hasGap(levels);
  for (const sheet of sheets) if (isComplete(sheet)) placeSheet(places, sheet);
  for (const page of summary) {
    if (headingsStand === 'before') placeBefore(source, places, page);
    else placeApart(source, places, page);
  }
  for (const sheet of sheets) if (!isComplete(sheet)) placeSheet(places, sheet);
  return places;
}

function hasGap(levels: readonly (Heading | null)[]): boolean {
  const first = levels.indexOf(null);
  return first >= 0 && levels.slice(first).some((level) => level !== null);
}

function placeSheet({ tree, ofSheet }: Places, sheet: SheetPage): void {
  let node: ReadNode | null = null;
  sheet.levels.forEach((heading, level) => {
    if (!heading) return;
    if (level === 0 || node?.level === level - 1) {
      node = tree.add(node, level, heading);
      return;
    }
    const known = tree.findAnywhere(level, heading);
    if (!known) return;
    tree.repeat(known, heading);
    node = known;
  });
  if (node) ofSheet.set(sheet, node);
}

function placeBefore(source: Source, { tree, ofHeading }: Places, page: SummaryPage): void {
  const open: ReadNode[] = [];
  for (const printed of page.headings) {
    const heading = readHeading(source, printed.lines, printed.shape);
    const parent = open[printed.level - 1] ?? null;
    if (!heading || (printed.level > 0 && !parent)) continue;
    const node = tree.add(parent, printed.level, heading);
    open.length = printed.level;
    open[printed.level] = node;
    ofHeading.set(printed, node);
  }
}

/**
 * Headings that stand anywhere on the page: a known one keeps its place. Of a new one, the parent is the only heading
 * of the level above on the page, or the one before it, or that of the heading with the next lower number.
 */
function placeApart(source: Source, { tree, ofHeading }: Places, page: SummaryPage): void {
  const read = page.headings.flatMap((printed) => {
    const heading = readHeading(source, printed.lines, printed.shape);
    return heading ? [{ printed, heading, number: Number(numeralOf(heading.number)) }] : [];
  });
  const above = new Map<SummaryHeading, ReadNode | null>();
  const tops: ReadNode[] = [];
  for (const { printed, heading } of read) {
    if (printed.level === 0) {
      const top = tree.add(null, 0, heading);
      ofHeading.set(printed, top);
      tops.push(top);
    } else above.set(printed, tops.at(-1) ?? null);
  }
  let lower = null as ReadNode | null;
  for (const { printed, heading } of read
    .filter((one) => one.printed.level > 0)
    .sort((a, b) => a.number - b.number)) {
    const known: ReadNode | null = tree.findAnywhere(printed.level, heading);
    if (known) tree.repeat(known, heading);
    const parent: ReadNode | null =
      (tops.length === 1 ? tops[0] : above.get(printed)) ?? lower?.parent ?? tops[0] ?? null;
    if (!known && !parent) continue;
    lower = known ?? tree.add(parent, printed.level, heading);
    ofHeading.set(printed, lower);
  }
}
