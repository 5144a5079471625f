/** A sheet to be read, and the direction 施策の方向 that it stands under. */
export type DividedItem = { id: string; group: string };

export type Drawing = {
  items: readonly DividedItem[];
  members: readonly string[];
  /** How many members read each item; never more than there are members. */
  readers: number;
  /** Each item by itself, or all items of a direction to the same members. */
  by: 'item' | 'group';
  /** The number of the lot: one number gives one division, so that anybody can draw it again. */
  seed: number;
  /** Who reads what already and goes on doing so. */
  kept?: readonly { item: string; member: string }[];
};

/**
 * Who reads which item? Every item gets its readers, and no member more than one item (or one direction's worth) above
 * another: each is given to those who have least, and the lot decides between equals. What is kept counts as given.
 * Does not know who is away, or who sits in which body: that is changed by hand.
 */
export function divideItems(drawing: Drawing): { item: string; member: string }[] {
  const { items, by, kept = [] } = drawing;
  const lot = lotOf(drawing.seed);
  const members = [...new Set(drawing.members)];
  const readers = Math.min(drawing.readers, members.length);
  const readersOf = new Map(items.map(({ id }) => [id, new Set<string>()]));
  const load = new Map(members.map((member) => [member, 0]));
  const give = (item: string, member: string) => {
    const own = readersOf.get(item);
    if (!own || own.has(member)) return;
    own.add(member);
    load.set(member, (load.get(member) ?? 0) + 1);
  };
  for (const { item, member } of kept) give(item, member);
  for (const unit of unitsOf(items, by)) {
    const missing = () => readers - Math.min(...unit.map((id) => readersOf.get(id)!.size));
    while (missing() > 0) {
      const free = members.filter((member) => !unit.some((id) => readersOf.get(id)!.has(member)));
      const least = Math.min(...free.map((member) => load.get(member)!));
      // Between equals the lot is cast anew each time: otherwise the same two would always read together.
      const equals = free.filter((member) => load.get(member) === least);
      const next = equals[Math.floor(lot() * equals.length)];
      if (next === undefined) break;
      for (const id of unit) if (readersOf.get(id)!.size < readers) give(id, next);
    }
  }
  return items.flatMap(({ id }) => [...readersOf.get(id)!].map((member) => ({ item: id, member })));
}

/** What is given in one go: the largest directions first, so that the small ones can even things out. */
function unitsOf(items: readonly DividedItem[], by: Drawing['by']): string[][] {
  if (by === 'item') return items.map(({ id }) => [id]);
  const groups = new Map<string, string[]>();
  for (const { id, group } of items) groups.set(group, [...(groups.get(group) ?? []), id]);
  return [...groups.values()].sort((a, b) => b.length - a.length);
}

/** Casts from 0 up to 1: the same ones for the same seed, on every machine (mulberry32). */
function lotOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
