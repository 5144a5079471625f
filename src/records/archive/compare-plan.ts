import { matchProjects } from '#domain/plan/project-match.ts';
import { squeeze } from '#domain/text/fold.ts';
import { withoutIndicatorSheets } from '#exchange/indicator-sheets.ts';
import type { ExchangeIndicator, ExchangePlan, ExchangeProject, ExchangeValue } from '#exchange/schema.ts';
import type { Decisions } from '#records/draft/decisions.ts';
import { mergePlan } from './merge-plan.ts';
import type { Difference, Pairing, Revision } from './merge-state.ts';
import { pairNodes, placedProjects } from './pair-plans.ts';

/** A changed target with its indicator, and the reason that was given for it. */
export type TargetRevision = Revision & { indicator: ExchangeIndicator; value: ExchangeValue };

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
  revisions: TargetRevision[];
  /** How many projects the person has still to decide on. */
  undecided: number;
};

/**
 * What does an incoming plan change in a known one? Projects meet by title and place
 * (domain/plan/project-match.ts). A title that is only alike, or that several have, is for the person to decide, and so
 * is a known project that is not listed any more.
 */
export function comparePlans(
  kept: ExchangePlan,
  incoming: ExchangePlan,
  decisions: Decisions,
): PlanComparison {
  // No document lists what the sheets of items stand on: it comes and goes with their indicators.
  const known = withoutIndicatorSheets(kept);
  const projects = new Map(
    Object.entries(decisions.pairs).flatMap(([from, to]): [string, string][] =>
      to === null ? [] : [[from, to]],
    ),
  );
  const taken = new Set(projects.values());
  const free = known.projects.filter(({ id }) => !taken.has(id));
  const open = incoming.projects.filter(({ id }) => !(id in decisions.pairs));
  const candidates = new Map<string, ExchangeProject[]>();
  const movedIds = new Set<string>();
  const matches = matchProjects(placedProjects(known, free), placedProjects(incoming, open));
  const byId = (ids: readonly string[]) => free.filter(({ id }) => ids.includes(id));
  const goneProjects = byId(matches.flatMap((match) => (match.kind === 'gone' ? match.known : [])));
  const gonePairs = goneProjects.map((project) => ({ project, pairs: pairsOf(squeeze(project.title)) }));
  for (const match of matches) {
    if (match.kind === 'same' || match.kind === 'moved') projects.set(match.incoming, match.known);
    if (match.kind === 'moved') movedIds.add(match.incoming);
    if (match.kind === 'ambiguous') for (const id of match.incoming) candidates.set(id, byId(match.known));
    if (match.kind === 'new')
      candidates.set(match.incoming, alikeAmong(titleOf(incoming, match.incoming), gonePairs));
  }
  const pairing = { nodes: pairNodes(known, incoming), projects };
  const { plan: merged, differences, revisions } = mergePlan(known, incoming, pairing);
  const knownById = new Map(known.projects.map((project) => [project.id, project]));
  const changed = new Set(differences.map(({ from }) => from.match(/^\/projects\/(\d+)\//u)?.[1]));
  const compared = incoming.projects.map((project, i): ProjectComparison => {
    const pair = projects.get(project.id);
    const own = candidates.get(project.id) ?? [];
    if (pair === undefined)
      return { project, state: own.length > 0 ? 'ambiguous' : 'new', known: null, candidates: own };
    const state = movedIds.has(project.id) ? 'moved' : changed.has(String(i)) ? 'changed' : 'same';
    return { project, state, known: knownById.get(pair) ?? null, candidates: own };
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
    revisions: revisions.map((revision) => explained(merged, revision, decisions.reasons)),
    undecided:
      compared.filter(({ state }) => state === 'ambiguous').length +
      gone.filter(({ isDecided }) => !isDecided).length,
  };
}

/** The revision with the reason that the person gave, written beside the new target. */
function explained(
  merged: ExchangePlan,
  revision: Revision,
  reasons: Decisions['reasons'] = {},
): TargetRevision {
  const [, , i, , k] = revision.at.split('/');
  const indicator = merged.indicators[Number(i)]!;
  const told = indicator.values[Number(k)]!;
  const reason = reasons[revision.from];
  // The new target is still the incoming plan's own: what is said of it goes into a copy.
  const value = reason ? { ...told, reason } : told;
  indicator.values[Number(k)] = value;
  return { ...revision, indicator, value };
}

const titleOf = (plan: ExchangePlan, id: string) =>
  plan.projects.find((project) => project.id === id)?.title ?? '';

/** A reworded project may be any that is gone and of whose title most pairs of letters are the same. */
function alikeAmong(
  title: string,
  gone: readonly { project: ExchangeProject; pairs: ReadonlySet<string> }[],
): ExchangeProject[] {
  const own = pairsOf(squeeze(title));
  return gone.filter(({ pairs }) => likeness(own, pairs) >= 0.6).map(({ project }) => project);
}

const pairsOf = (text: string) => new Set(Array.from(text, (_, i) => text.slice(i, i + 2)).slice(0, -1));

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((pair) => b.has(pair)).length;
  return a.size + b.size === 0 ? 0 : (2 * shared) / (a.size + b.size);
}
