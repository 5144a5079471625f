import type { ReadNode } from '../read-plan.ts';
import { listedTitleKey, numeralOf } from './headings.ts';
import type { Places } from './places.ts';
import type { SheetPage } from './sheet-notes.ts';
import type { SummaryPage, SummaryRow } from './summary.ts';

/** Rows that follow one another without a title: where its cell is merged, they share one. */
export type Slot = { rows: SummaryRow[]; number: number };

/** Rows of one node: their numbers begin at ① again in the next. `node` is null where nothing tells it. */
export type Group = { slots: Slot[]; heading: ReadNode | null; node: ReadNode | null };

/**
 * Which rows of the table belong together, and to which node? A group ends where a heading stands or numbering begins
 * again. Its node: that of the sheets of its titles; else that of its heading; else, if the page has as many groups as
 * deepest headings, and no sheet says otherwise, the one with the same rank.
 */
export function groupRows(
  page: SummaryPage,
  places: Places,
  byTitle: ReadonlyMap<string, readonly SheetPage[]>,
): Group[] {
  const groups = partRows(page, places);
  for (const group of groups) group.node = voteOfSheets(group, places, byTitle) ?? group.heading;
  if (groups.some((group) => group.node === null)) placeByRank(groups, page, places);
  return groups;
}

function partRows(page: SummaryPage, places: Places): Group[] {
  const groups: Group[] = [];
  const slots = slotsOf(page.rows);
  let before: Slot | null = null;
  for (const slot of slots) {
    const heading = slot.rows[0]!.heading;
    const isNew = before === null || heading !== before.rows[0]!.heading || slot.number <= before.number;
    const node = heading ? (places.ofHeading.get(heading) ?? null) : null;
    if (isNew) groups.push({ slots: [slot], heading: node, node: null });
    else groups.at(-1)!.slots.push(slot);
    before = slot;
  }
  return groups;
}

/** Rows without a title that follow one another are one slot; its number is told by the slots around it. */
function slotsOf(rows: readonly SummaryRow[]): Slot[] {
  const slots: Slot[] = [];
  for (const row of rows) {
    const last = slots.at(-1);
    const goesOn = last && !row.title && !last.rows[0]!.title && last.rows[0]!.heading === row.heading;
    if (goesOn) last.rows.push(row);
    else slots.push({ rows: [row], number: row.title ? Number(numeralOf(row.title.number)) : 0 });
  }
  slots.forEach((slot, index) => {
    if (slot.rows[0]!.title) return;
    const sameHeading = (other: Slot | undefined) =>
      other && other.rows[0]!.heading === slot.rows[0]!.heading;
    const next = sameHeading(slots[index + 1]) ? slots[index + 1]!.number : 0;
    const previous = sameHeading(slots[index - 1]) ? slots[index - 1]!.number : 0;
    slot.number = next > 1 ? next - 1 : previous + 1;
  });
  return slots;
}

function voteOfSheets(
  group: Group,
  places: Places,
  byTitle: ReadonlyMap<string, readonly SheetPage[]>,
): ReadNode | null {
  const votes = new Map<ReadNode, number>();
  for (const { rows } of group.slots) {
    const title = rows[0]!.title;
    if (!title) continue;
    const sheets = (byTitle.get(listedTitleKey(title.title)) ?? []).filter(
      (sheet) => Boolean(sheet.title?.mark) === Boolean(title.mark),
    );
    const nodes = new Set(sheets.flatMap((sheet) => places.ofSheet.get(sheet) ?? []));
    for (const node of nodes) {
      if (group.heading && !isAtOrUnder(node, group.heading)) continue;
      votes.set(node, (votes.get(node) ?? 0) + 1 / nodes.size);
    }
  }
  return [...votes].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

function isAtOrUnder(node: ReadNode | null, top: ReadNode): boolean {
  return node !== null && (node === top || isAtOrUnder(node.parent, top));
}

function placeByRank(groups: readonly Group[], page: SummaryPage, places: Places): void {
  const deepest = page.headings.reduce((level, heading) => Math.max(level, heading.level), 0);
  const withEmpty = groups.length + page.empty.length;
  const nodes = page.headings
    .filter((heading) => heading.level === deepest)
    .flatMap((heading) => places.ofHeading.get(heading) ?? []);
  const ranked = places.tree.inOrder().filter((node) => nodes.includes(node));
  const fits =
    (ranked.length === groups.length || ranked.length === withEmpty) &&
    groups.every((group, i) => group.node === null || group.node === ranked[i]);
  if (fits)
    groups.forEach((group, i) => {
      group.node ??= ranked[i]!;
    });
}
