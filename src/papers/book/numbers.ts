import type { ExchangeNode, ExchangePlan } from '#exchange/schema.ts';
import { nodeHeading, nodeReferenceText } from '../book-words.ts';

/** By which numbers the book calls the records of a plan: their places in their lists, from 1. */
export type Numbers = {
  node: (id: string) => number;
  project: (id: string) => number;
  nodeOf: (id: string) => ExchangeNode | undefined;
};

export function numbersOf(plan: ExchangePlan): Numbers {
  const places = (list: readonly { id: string }[]) => new Map(list.map(({ id }, at) => [id, at + 1]));
  const [nodes, projects] = [places(plan.nodes), places(plan.projects)];
  return {
    node: (id) => nodes.get(id) ?? 0,
    project: (id) => projects.get(id) ?? 0,
    nodeOf: (id) => plan.nodes[(nodes.get(id) ?? 0) - 1],
  };
}

export const nodeTitle = (plan: ExchangePlan, node: ExchangeNode): string =>
  nodeHeading(plan.levels, node.level, node.number, node.title);

/** As another part of the book refers to an item: its number in the tree's table first. */
export const nodeReference = ({ node, nodeOf }: Numbers, id: string): string => {
  const { number = '', title = '' } = nodeOf(id) ?? {};
  return nodeReferenceText(node(id), [number, title].filter(Boolean).join(' '));
};
