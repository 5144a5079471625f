/** An item of a plan 計画の項目 (基本目標, 施策の方向…), as the exchange format has it. Levels and their names are the plan's own. */
export type PlanNode = {
  id: string;
  parent: string | null;
  /** From 0 at the top; a plan may leave a level out in a part of the book. */
  level: number;
  /** As printed: １, （１）, ①, 1-1; '' if none. */
  number: string;
  title: string;
};

export type Branch<N extends PlanNode = PlanNode> = { node: N; children: Branch<N>[] };

/** The items of a plan as a tree, the children in the order of the source. */
export type PlanTree<N extends PlanNode = PlanNode> = {
  roots: readonly Branch<N>[];
  branches: ReadonlyMap<string, Branch<N>>;
};

/**
 * Why items make no tree: two have one id; a parent is not there; a parent is its own descendant; a child is not deeper than
 * its parent. `node`: the item in question.
 */
export type TreeProblem = {
  code: 'node-repeated' | 'parent-missing' | 'parent-cycle' | 'level-not-deeper';
  node: string;
};

export type TreeReading<N extends PlanNode> =
  | { ok: true; tree: PlanTree<N> }
  | { ok: false; problems: TreeProblem[] };

/** Do flat items make a tree, and which? Any number of levels; all problems are found, not only the first. */
export function buildPlanTree<N extends PlanNode>(nodes: readonly N[]): TreeReading<N> {
  const branches = new Map<string, Branch<N>>();
  const problems: TreeProblem[] = [];
  for (const node of nodes) {
    if (branches.has(node.id)) problems.push({ code: 'node-repeated', node: node.id });
    else branches.set(node.id, { node, children: [] });
  }
  const roots: Branch<N>[] = [];
  for (const branch of branches.values()) {
    const { id, parent, level } = branch.node;
    const above = parent === null ? undefined : branches.get(parent);
    if (parent === null) roots.push(branch);
    else if (!above) problems.push({ code: 'parent-missing', node: id });
    else {
      above.children.push(branch);
      if (level <= above.node.level) problems.push({ code: 'level-not-deeper', node: id });
    }
  }
  const tree = { roots, branches };
  if (problems.some(({ code }) => code === 'parent-missing')) return { ok: false, problems };
  const reached = new Set([...walk(roots)].map(({ node }) => node.id));
  for (const id of branches.keys()) if (!reached.has(id)) problems.push({ code: 'parent-cycle', node: id });
  return problems.length > 0 ? { ok: false, problems } : { ok: true, tree };
}

/** The items below these branches and the branches themselves, as a reader meets them: each before its children. */
export function* walk<N extends PlanNode>(branches: readonly Branch<N>[]): Generator<Branch<N>> {
  const waiting = branches.toReversed();
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    yield next;
    waiting.push(...next.children.toReversed());
  }
}

/** An item with all below it, in reading order; nothing for an id that is not in the tree. */
export function subtreeOf<N extends PlanNode>(tree: PlanTree<N>, id: string): N[] {
  const branch = tree.branches.get(id);
  return branch ? [...walk([branch])].map(({ node }) => node) : [];
}

/** The items from the top down to this one; nothing for an id that is not in the tree. */
export function pathOf<N extends PlanNode>(tree: PlanTree<N>, id: string): N[] {
  const path: N[] = [];
  for (
    let at = tree.branches.get(id);
    at;
    at = at.node.parent === null ? undefined : tree.branches.get(at.node.parent)
  ) {
    path.unshift(at.node);
  }
  return path;
}

/** How is an item named where its place is not seen: number as printed and title (（１） 見守りの輪)? */
export function formatNumbered({ number, title }: { number: string; title: string }): string {
  return number === '' ? title : `${number} ${title}`;
}
