import { groupBy } from '../group-by.ts';
import { isIndicatorSheet } from './indicator-sheet.ts';
import type { PlacedProject } from './placement.ts';

/** An item of a plan 計画の項目 (基本目標, 施策の方向…). Levels, their names and their number are the plan's own. */
export type PlanNode = { id: string; parent: string | null };

/** A project where a node lists it. */
export type Listing<P extends PlacedProject> = { project: P; placement: P['placements'][number] };
export type OutlineNode<N extends PlanNode, P extends PlacedProject> = {
  node: N;
  path: N[];
  listings: Listing<P>[];
  children: OutlineNode<N, P>[];
};

/**
 * In what order does the book show its nodes and projects? Nodes as the document lists them; under a node its
 * own indicators, then its projects by their printed numbers, where all have one, because a 再掲 stands in the middle of the others.
 * Projects without a placement are not in it.
 */
export function outlineOf<N extends PlanNode, P extends PlacedProject>(
  nodes: readonly N[],
  projects: readonly P[],
): OutlineNode<N, P>[] {
  const listings = groupBy(
    projects.flatMap((project) => project.placements.map((placement) => ({ project, placement }))),
    (listing) => listing.placement.node,
  );
  const children = groupBy(nodes, (node) => node.parent);
  const build = (node: N, above: N[]): OutlineNode<N, P> => {
    const path = [...above, node];
    return {
      node,
      path,
      listings: asPrinted(listings.get(node.id) ?? []),
      children: (children.get(node.id) ?? []).map((child) => build(child, path)),
    };
  };
  return (children.get(null) ?? []).map((node) => build(node, []));
}

/** Every node of the outline, each before its children. */
export function flatOutline<N extends PlanNode, P extends PlacedProject>(
  outline: readonly OutlineNode<N, P>[],
): OutlineNode<N, P>[] {
  return outline.flatMap((one) => [one, ...flatOutline(one.children)]);
}

/** The nodes from the top down to the one asked for. */
export function pathTo<N extends PlanNode>(nodes: readonly N[], id: string): N[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const path: N[] = [];
  for (let node = byId.get(id); node && !path.includes(node); node = byId.get(node.parent ?? ''))
    path.unshift(node);
  return path;
}

function asPrinted<P extends PlacedProject>(listings: Listing<P>[]): Listing<P>[] {
  const own = listings.filter(({ project }) => isIndicatorSheet(project));
  const others = listings.filter(({ project }) => !isIndicatorSheet(project));
  const keyed = others.map((listing) => ({ listing, key: figuresOf(listing.placement.number) }));
  if (keyed.some(({ key }) => key.length === 0)) return [...own, ...others];
  return [...own, ...keyed.sort((a, b) => compare(a.key, b.key)).map(({ listing }) => listing)];
}

const figuresOf = (number: string) => (number.normalize('NFKC').match(/\d+/g) ?? []).map(Number);

function compare(a: number[], b: number[]): number {
  const at = a.findIndex((figure, index) => figure !== b[index]);
  return at === -1 ? a.length - b.length : a[at]! - (b[at] ?? -1);
}
