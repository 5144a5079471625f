import { groupBy } from '#domain/group-by.ts';
import type { ExchangeNode, ExchangePlacement, ExchangeProject } from '#exchange/schema.ts';

/** A project where a node lists it. */
export type Listing = { project: ExchangeProject; placement: ExchangePlacement };
export type OutlineNode = {
  node: ExchangeNode;
  path: ExchangeNode[];
  listings: Listing[];
  children: OutlineNode[];
};

/**
 * In what order does the book show its nodes and projects? Nodes as the document lists them; under a node its
 * projects by their printed numbers, where all have one, because a 再掲 stands in the middle of the others.
 * Projects without a placement are not in it.
 */
export function outlineOf(nodes: ExchangeNode[], projects: ExchangeProject[]): OutlineNode[] {
  const listings = groupBy(
    projects.flatMap((project) => project.placements.map((placement) => ({ project, placement }))),
    (listing) => listing.placement.node,
  );
  const children = groupBy(nodes, (node) => node.parent);
  const build = (node: ExchangeNode, above: ExchangeNode[]): OutlineNode => {
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
export function flatOutline(outline: OutlineNode[]): OutlineNode[] {
  return outline.flatMap((one) => [one, ...flatOutline(one.children)]);
}

/** The nodes from the top down to the one asked for. */
export function pathTo(nodes: ExchangeNode[], id: string): ExchangeNode[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const path: ExchangeNode[] = [];
  for (let node = byId.get(id); node && !path.includes(node); node = byId.get(node.parent ?? ''))
    path.unshift(node);
  return path;
}

function asPrinted(listings: Listing[]): Listing[] {
  const keyed = listings.map((listing) => ({ listing, key: figuresOf(listing.placement.number) }));
  if (keyed.some(({ key }) => key.length === 0)) return listings;
  return keyed.sort((a, b) => compare(a.key, b.key)).map(({ listing }) => listing);
}

const figuresOf = (number: string) => (number.normalize('NFKC').match(/\d+/g) ?? []).map(Number);

function compare(a: number[], b: number[]): number {
  const at = a.findIndex((figure, index) => figure !== b[index]);
  return at === -1 ? a.length - b.length : a[at]! - (b[at] ?? -1);
}
