import { squeeze } from '#domain/text/fold.ts';
import type { ExchangePlan, Fields } from '#exchange/schema.ts';

/** Which record of the known plan an incoming one is, by ids; an incoming record that is not in the map is new. */
export type Pairing = { nodes: ReadonlyMap<string, string>; projects: ReadonlyMap<string, string> };

/**
 * One value that the known plan and the incoming one tell differently. `at` is its pointer in the merged plan, `from`
 * in the incoming one; `dropped` stays only here (in the event, or as a problem), so that it is not lost.
 */
export type Difference = {
  at: string;
  from: string;
  kept: string;
  dropped: string;
  droppedIs: 'known' | 'incoming';
};

/** A target that the incoming plan changes: `at` and `from` as in a {@link Difference}, `old` what it was. */
export type Revision = { at: string; from: string; old: string };

/** The merged plan; `moved` tells where each record of the incoming plan now stands (pointers relative to the plan). */
export type MergedPlan = {
  plan: ExchangePlan;
  moved: Map<string, string>;
  differences: Difference[];
  revisions: Revision[];
};

/** What the parts of a merge share: the growing plan, the new ids, and the record of what went where. */
export type Merge = MergedPlan & {
  isLater: boolean;
  idOf(incomingId: string): string;
  give(incomingId: string): string;
};

/** Before anything is merged. */
export function startMerge(known: ExchangePlan, incoming: ExchangePlan, pairing: Pairing): Merge {
  const plan = structuredClone(known);
  const given = new Map<string, string>([[incoming.id, known.id], ...pairing.nodes, ...pairing.projects]);
  const used = new Set(
    [known, ...known.ratingScales, ...known.nodes, ...known.projects, ...known.indicators, ...known.sheets]
      .map(({ id }) => id)
      .concat((known.opinions ?? []).map(({ id }) => id)),
  );
  const last = new Map<string, number>();
  return {
    plan,
    moved: new Map(),
    differences: [],
    revisions: [],
    isLater: latestYear(incoming) >= latestYear(known),
    idOf: (id) => given.get(id) ?? id,
    give: (id) => {
      const prefix = id.replace(/-?\d*$/u, '');
      let free = id;
      let count = last.get(prefix) ?? 0;
      while (used.has(free)) {
        count += 1;
        free = `${prefix}-${count}`;
      }
      last.set(prefix, count);
      used.add(free);
      given.set(id, free);
      return free;
    },
  };
}

const latestYear = (plan: ExchangePlan) =>
  [...plan.sheets, ...plan.ratings].reduce((latest, { year }) => Math.max(latest, year), 0);

/** The text to keep of two; notes a difference where both are told and are not the same letters. */
export function keepText(merge: Merge, at: string, from: string, known: string, incoming: string): string {
  if (known === '') return incoming;
  if (incoming === '' || squeeze(known) === squeeze(incoming)) return known;
  const [kept, dropped] = merge.isLater ? [incoming, known] : [known, incoming];
  merge.differences.push({ at, from, kept, dropped, droppedIs: merge.isLater ? 'known' : 'incoming' });
  return kept;
}

export function keepFields(merge: Merge, at: string, from: string, known: Fields, incoming: Fields): Fields {
  const fields = { ...known };
  for (const [key, text] of Object.entries(incoming) as [keyof Fields, string][])
    fields[key] = keepText(merge, `${at}/${key}`, `${from}/${key}`, known[key] ?? '', text);
  return fields;
}
