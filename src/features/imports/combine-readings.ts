import { squeeze } from '#domain/text/fold.ts';
import type { ExchangeDocument, ExchangePlan, ExchangeProblem } from '#exchange/schema.ts';
import { importProblems } from '#messages/imports.ja.ts';
import type { Origin, Reading } from '#reading/assemble.ts';
import { mergePlan } from '#records/archive/merge-plan.ts';
import type { Difference } from '#records/archive/merge-state.ts';
import { pairSurely } from '#records/archive/pair-plans.ts';

/**
 * Readings of several files as one: plans of the same title become one plan (a book in two parts, or two years of
 * one plan). Where two files tell a value differently, one is kept, and the other is a problem and a leftover.
 */
export function combineReadings(readings: readonly Reading[]): Reading {
  const [first, ...others] = readings;
  if (!first) throw new Error('there is nothing to combine');
  return others.reduce(combine, first);
}

function combine(known: Reading, other: Reading): Reading {
  const incoming = { ...other, provenance: { ...other.provenance } };
  const plans = [...known.document.plans];
  const problems: ExchangeProblem[] = [];
  const provenance = { ...known.provenance };
  const leftovers: ExchangeDocument['leftovers'] = [];
  const ids = new Map<string, string>();
  for (const [i, plan] of incoming.document.plans.entries()) {
    const at = plans.findIndex(({ title }) => squeeze(title) === squeeze(plan.title));
    if (at < 0) {
      movePointers(incoming.provenance, `/plans/${i}`, new Map([['', `/plans/${plans.length}`]]), provenance);
      plans.push(plan);
      continue;
    }
    const merged = mergePlan(plans[at]!, plan, pairSurely(plans[at]!, plan));
    for (const difference of merged.differences) {
      const one = settle(difference, `/plans/${at}`, `/plans/${i}`, provenance, incoming.provenance);
      problems.push(one.problem);
      leftovers.push(...one.leftovers);
    }
    const moved = new Map([...merged.moved].map(([from, to]) => [from, `/plans/${at}${to}`]));
    movePointers(incoming.provenance, `/plans/${i}`, moved.set('', `/plans/${at}`), provenance);
    for (const [from, to] of newIds(plan, merged.plan, merged.moved)) ids.set(from, to);
    plans[at] = merged.plan;
  }
  const characters = known.conservation.characters + incoming.conservation.characters;
  const lostCharacters = [known, incoming].reduce(
    (sum, { conservation }) => sum + (1 - conservation.share) * conservation.characters,
    0,
  );
  return {
    document: {
      ...known.document,
      plans,
      problems: [
        ...known.document.problems,
        ...incoming.document.problems.map((problem) => ({
          ...problem,
          about: problem.about && (ids.get(problem.about) ?? problem.about),
        })),
        ...problems,
      ],
      leftovers: [...known.document.leftovers, ...incoming.document.leftovers, ...leftovers],
    },
    provenance,
    conservation: {
      characters,
      lost: [...known.conservation.lost, ...incoming.conservation.lost],
      share: characters === 0 ? 1 : 1 - lostCharacters / characters,
    },
  };
}

/** Copies the origins of one plan's values to where the values now stand: under the longest prefix that has moved. */
function movePointers(
  from: Reading['provenance'],
  root: string,
  moved: ReadonlyMap<string, string>,
  to: Reading['provenance'],
): void {
  for (const [pointer, origin] of Object.entries(from)) {
    if (!pointer.startsWith(`${root}/`)) continue;
    let prefix = pointer.slice(root.length);
    while (!moved.has(prefix)) prefix = prefix.slice(0, prefix.lastIndexOf('/'));
    const target = moved.get(prefix) + pointer.slice(root.length + prefix.length);
    to[target] = to[target] ? joinOrigins(to[target], origin) : origin;
  }
}

/** The value stands in both files. */
function joinOrigins(a: Origin, b: Origin): Origin {
  return { confidence: Math.max(a.confidence, b.confidence), pieces: [...a.pieces, ...b.pieces] };
}

function settle(
  difference: Difference,
  knownRoot: string,
  incomingRoot: string,
  known: Reading['provenance'],
  incoming: Reading['provenance'],
): { problem: ExchangeProblem; leftovers: ExchangeDocument['leftovers'] } {
  const [origins, pointer] =
    difference.droppedIs === 'known'
      ? [known, knownRoot + difference.at]
      : [incoming, incomingRoot + difference.from];
  const pieces = takeOrigins(origins, pointer).flatMap((origin) => origin.pieces);
  const place = pieces[0];
  return {
    problem: {
      code: 'differs-between-files',
      severity: 'warning',
      file: place?.file ?? null,
      line: place?.line ?? null,
      text: difference.dropped,
      message: importProblems['differs-between-files'](difference.dropped),
      about: null,
    },
    leftovers: pieces.map(({ file, line, text }) => ({ file, line, text })),
  };
}

/** Removes and gives the origins of a value, or of each part of a list of owners. */
function takeOrigins(provenance: Reading['provenance'], pointer: string): Origin[] {
  const pointers = [pointer];
  for (
    let k = 0;
    provenance[`${pointer}/${k}/department`] ?? provenance[`${pointer}/${k}/subsection`];
    k += 1
  )
    pointers.push(`${pointer}/${k}/department`, `${pointer}/${k}/subsection`);
  return pointers.flatMap((one) => {
    const origin = provenance[one];
    delete provenance[one];
    return origin ?? [];
  });
}

/** Which id each record of the incoming plan has after the merge. */
function newIds(
  incoming: ExchangePlan,
  merged: ExchangePlan,
  moved: ReadonlyMap<string, string>,
): [string, string][] {
  return (['nodes', 'projects', 'indicators', 'sheets'] as const).flatMap((list) =>
    incoming[list].map(({ id }, i): [string, string] => {
      const place = Number(moved.get(`/${list}/${i}`)?.split('/')[2]);
      return [id, merged[list][place]?.id ?? id];
    }),
  );
}
