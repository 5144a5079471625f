import { squeeze } from '#domain/text/fold.ts';
import type { ExchangePlan, ExchangeProject } from '#exchange/schema.ts';
import { type Difference, mergePlan, type Pairing } from './merge-plan.ts';
import { pairSurely } from './pair-plans.ts';

/** What the person decided: incoming project → known project (null: it is new); known projects that stay although this import does not list them. */
export type Decisions = { pairs: Record<string, string | null>; stay: string[] };

export type ProjectComparison = {
  project: ExchangeProject;
  state: 'same' | 'changed' | 'moved' | 'new' | 'ambiguous';
  known: ExchangeProject | null;
  /** Where it is ambiguous, or was: the known projects that it may be. */
  candidates: ExchangeProject[];
};
export type PlanComparison = {
  projects: ProjectComparison[];
  /** Known projects that this import does not list. */
  gone: { project: ExchangeProject; isDecided: boolean }[];
  pairing: Pairing;
  merged: ExchangePlan;
  differences: Difference[];
  /** How many projects the person has still to decide on. */
  undecided: number;
};

/**
 * What does an incoming plan change in a known one? Projects meet by title and place; one that has the same title at
 * another place has moved if no other has that title. A title that is only alike, or that several have, is for the
 * person to decide, and so is a known project that is not listed any more.
 */
export function comparePlans(
  known: ExchangePlan,
  incoming: ExchangePlan,
  decisions: Decisions,
): PlanComparison {
  const sure = pairSurely(known, incoming);
  const projects = new Map(sure.projects);
  for (const [from, to] of Object.entries(decisions.pairs)) {
    for (const [other, taken] of projects) if (taken === to) projects.delete(other);
    if (to === null) projects.delete(from);
    else projects.set(from, to);
  }
  const isOpen = ({ id }: ExchangeProject) => !projects.has(id) && !(id in decisions.pairs);
  const knownOf = (id: string) => known.projects.find((project) => project.id === id) ?? null;
  const free = known.projects.filter(({ id }) => ![...projects.values()].includes(id));
  const candidates = new Map(
    incoming.projects.filter(isOpen).map((project) => [project.id, alikeAmong(project, free)]),
  );
  const movedIds = new Set<string>();
  for (const [id, alike] of candidates) {
    const [only] = alike;
    const isSame = only && squeeze(only.title) === squeeze(titleOf(incoming, id));
    const isContested = [...candidates].some(
      ([other, theirs]) => other !== id && theirs.some((p) => p.id === only?.id),
    );
    if (alike.length !== 1 || !isSame || isContested) continue;
    projects.set(id, only.id);
    movedIds.add(id);
  }
  const pairing = { nodes: sure.nodes, projects };
  const { plan: merged, differences } = mergePlan(known, incoming, pairing);
  const changed = new Set(differences.map(({ from }) => from.match(/^\/projects\/(\d+)\//u)?.[1]));
  const compared = incoming.projects.map((project, i): ProjectComparison => {
    const pair = projects.get(project.id);
    const own = candidates.get(project.id) ?? [];
    if (pair === undefined)
      return { project, state: own.length > 0 ? 'ambiguous' : 'new', known: null, candidates: own };
    const state = movedIds.has(project.id) ? 'moved' : changed.has(String(i)) ? 'changed' : 'same';
    return { project, state, known: knownOf(pair), candidates: own };
  });
  const paired = new Set(projects.values());
  const gone = known.projects
    .filter(({ id }) => !paired.has(id))
    .map((project) => ({ project, isDecided: decisions.stay.includes(project.id) }));
  return {
    projects: compared,
    gone,
    pairing,
    merged,
    differences,
    undecided:
      compared.filter(({ state }) => state === 'ambiguous').length +
      gone.filter(({ isDecided }) => !isDecided).length,
  };
}

const titleOf = (plan: ExchangePlan, id: string) =>
  plan.projects.find((project) => project.id === id)?.title ?? '';

/** Those with the same title; if there are none, those with a title of which most pairs of letters are the same. */
function alikeAmong(project: ExchangeProject, others: readonly ExchangeProject[]): ExchangeProject[] {
  const title = squeeze(project.title);
  const same = others.filter((other) => squeeze(other.title) === title);
  if (same.length > 0) return same;
  const pairs = pairsOf(title);
  return others.filter((other) => likeness(pairs, pairsOf(squeeze(other.title))) >= 0.6);
}

const pairsOf = (text: string) => new Set(Array.from(text, (_, i) => text.slice(i, i + 2)).slice(0, -1));

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((pair) => b.has(pair)).length;
  return a.size + b.size === 0 ? 0 : (2 * shared) / (a.size + b.size);
}
