import type { ExchangeNode } from '#exchange/schema.ts';

/** A node and every node above it, by id. */
export function nodesAbove(nodes: readonly ExchangeNode[], id: string | undefined): string[] {
  const above: string[] = [];
  for (let at = nodes.find((node) => node.id === id); at && !above.includes(at.id); ) {
    above.push(at.id);
    const { parent } = at;
    at = nodes.find((node) => node.id === parent);
  }
  return above;
}
