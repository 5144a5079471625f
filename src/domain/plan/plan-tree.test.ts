import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildPlanTree, formatNumbered, type PlanNode, pathOf, subtreeOf, walk } from './plan-tree.ts';

const node = (id: string, parent: string | null, level: number): PlanNode => ({
  id,
  parent,
  level,
  number: '',
  title: id,
});
const NODES = [
  node('g1', null, 0),
  node('g2', null, 0),
  node('d1', 'g1', 1),
  node('m1', 'd1', 2),
  node('d2', 'g1', 1),
  node('m2', 'g2', 2),
];
const tree = (nodes: readonly PlanNode[]) => {
  const reading = buildPlanTree(nodes);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.tree;
};

describe('a plan as a tree', () => {
  it('is walked as a reader meets it, whatever the order of the list', () => {
    const walked = (nodes: PlanNode[]) => [...walk(tree(nodes).roots)].map((branch) => branch.node.id);
    expect(walked(NODES)).toEqual(['g1', 'd1', 'm1', 'd2', 'g2', 'm2']);
    expect(walked([...NODES].reverse())).toEqual(['g2', 'm2', 'g1', 'd2', 'd1', 'm1']);
  });

  it('has paths and subtrees', () => {
    expect(pathOf(tree(NODES), 'm1').map(({ id }) => id)).toEqual(['g1', 'd1', 'm1']);
    expect(subtreeOf(tree(NODES), 'g1').map(({ id }) => id)).toEqual(['g1', 'd1', 'm1', 'd2']);
    expect(pathOf(tree(NODES), 'x')).toEqual([]);
    expect(subtreeOf(tree(NODES), 'x')).toEqual([]);
  });

  it('may be any number of levels deep', () => {
    const deep = Array.from({ length: 5000 }, (_, at) => node(`n${at}`, at === 0 ? null : `n${at - 1}`, at));
    expect(pathOf(tree(deep), 'n4999')).toHaveLength(5000);
    expect([...walk(tree(deep).roots)]).toHaveLength(5000);
  });

  it.each([
    ['node-repeated', 'g1', [node('g1', null, 0), node('g1', null, 0)]],
    ['parent-missing', 'd1', [node('d1', 'g1', 1)]],
    ['level-not-deeper', 'd1', [node('g1', null, 1), node('d1', 'g1', 1)]],
  ])('is refused: %s', (code, id, nodes) => {
    expect(buildPlanTree(nodes)).toEqual({ ok: false, problems: [{ code, node: id }] });
  });

  it('is refused where a parent is its own descendant', () => {
    const reading = buildPlanTree([node('g1', null, 0), node('a', 'b', 1), node('b', 'a', 2)]);
    expect(reading.ok ? [] : reading.problems).toEqual([
      { code: 'level-not-deeper', node: 'a' },
      { code: 'parent-cycle', node: 'a' },
      { code: 'parent-cycle', node: 'b' },
    ]);
  });

  it('walks every item once', () => {
    const parents = fc.array(fc.nat({ max: 1000 }), { maxLength: 60 });
    fc.assert(
      fc.property(parents, (picks) => {
        const nodes: PlanNode[] = [];
        for (const [at, pick] of picks.entries()) {
          const above = at === 0 || pick % 5 === 0 ? null : nodes[pick % at]!;
          nodes.push(node(`n${at}`, above?.id ?? null, above ? above.level + 1 : 0));
        }
        const walked = [...walk(tree(nodes).roots)].map((branch) => branch.node.id);
        expect([...walked].sort()).toEqual(nodes.map(({ id }) => id).sort());
      }),
    );
  });
});

it.each([
  [{ number: '（１）', title: '見守りの輪' }, '（１） 見守りの輪'],
  [{ number: '', title: '見守りの輪' }, '見守りの輪'],
])('names an item with its number as printed: %j', (item, name) => {
  expect(formatNumbered(item)).toBe(name);
});
