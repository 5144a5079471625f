import { flatOutline, outlineOf } from '#domain/plan/outline.ts';
import { firstListing } from '#domain/plan/placement.ts';
import { type MatchedProject, matchProjects } from '#domain/plan/project-match.ts';
import { squeeze } from '#domain/text/fold.ts';
import type { ExchangeNode, ExchangePlan, ExchangeProject } from '#exchange/schema.ts';
import type { Pairing } from './merge-state.ts';

/** Which records of two readings of one plan are the same without any doubt: the same titles from the top down. */
export function pairSurely(known: ExchangePlan, incoming: ExchangePlan): Pairing {
  const matches = matchProjects(placedProjects(known), placedProjects(incoming));
  const same = matches.flatMap((match): [string, string][] =>
    match.kind === 'same' ? [[match.incoming, match.known]] : [],
  );
  return { nodes: pairNodes(known, incoming), projects: new Map(same) };
}

/** Nodes by their titles from the top: incoming id → known id. */
export function pairNodes(known: ExchangePlan, incoming: ExchangePlan): Map<string, string> {
  const paths = new Map([...pathsOf(known)].map(([id, path]) => [path.map(squeeze).join('\0'), id]));
  return new Map(
    [...pathsOf(incoming)].flatMap(([id, path]): [string, string][] => {
      const same = paths.get(path.map(squeeze).join('\0'));
      return same === undefined ? [] : [[id, same]];
    }),
  );
}

/** The projects of a plan, or some of them, with the titles of the place of their first listing. */
export function placedProjects(
  plan: ExchangePlan,
  projects: readonly ExchangeProject[] = plan.projects,
): MatchedProject[] {
  const paths = pathsOf(plan);
  return projects.map((project) => ({
    id: project.id,
    title: project.title,
    path: paths.get(firstListing(project)?.node ?? '') ?? [],
  }));
}

/** City and 社協 may each have a measure of one title. */
const nameOf = ({ title, body }: ExchangeNode) => (body === null ? title : `${title} ${body}`);

function pathsOf(plan: ExchangePlan): Map<string, string[]> {
  return new Map(
    flatOutline(outlineOf(plan.nodes, [])).map(({ node, path }) => [node.id, path.map(nameOf)] as const),
  );
}
