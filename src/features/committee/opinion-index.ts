import type { Reader } from '#db/transaction.ts';
import type { NamedDepartment } from '#domain/people/actor.ts';
import { flatOutline, outlineOf, pathTo } from '#domain/plan/outline.ts';
import { firstListing } from '#domain/plan/placement.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import { nodeName } from '#exchange/names.ts';
import type { ExchangeNode } from '#exchange/schema.ts';
import type { KeptOpinion } from '#records/opinion/opinion-queries.ts';
import { listOwners } from '#records/plan/owner-queries.ts';
import { listProjectNames } from '#records/plan/project-queries.ts';
import { listNodes } from '#records/plan/queries.ts';

/** Where opinions belong in the book, whatever year they are of. */
export type OpinionIndex = {
  /** The departments that own the sheet of an opinion; none for one on a direction or on the whole. */
  ownersOf: (opinion: Pick<KeptOpinion, 'project'>) => readonly NamedDepartment[];
  /** The direction under which an opinion stands; null for one on the whole. */
  directionOf: (opinion: Pick<KeptOpinion, 'project' | 'node'>) => ExchangeNode | null;
  /** The directions that list projects, in the order of the book. */
  directions: ExchangeNode[];
  /** A direction with what stands above it: 基本目標１ … ＞ （１）…; their numbers begin anew under each. */
  nameOf: (direction: ExchangeNode) => string;
  departments: NamedDepartment[];
};

export async function indexOpinions(db: Reader, key: PlanKey): Promise<OpinionIndex> {
  const nodes = await listNodes(db, key);
  const projects = await listProjectNames(db, key);
  const owners = await listOwners(db, key);
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const nodeOf = new Map(
    projects.map((project) => [project.id, byId.get(firstListing(project)?.node ?? '') ?? null]),
  );
  return {
    ownersOf: ({ project }) => owners.get(project ?? '') ?? [],
    directionOf: ({ project, node }) => (node === null ? nodeOf.get(project ?? '') : byId.get(node)) ?? null,
    nameOf: ({ id }) => pathTo(nodes, id).map(nodeName).join(' ＞ '),
    directions: flatOutline(outlineOf(nodes, projects)).map(({ node }) => node),
    departments: [...new Map([...owners.values()].flat().map((one) => [one.id, one])).values()],
  };
}
