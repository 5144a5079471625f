import { type PlanNode, type PlanTree, pathOf } from './plan-tree.ts';

/** 掲載: a place where a plan lists a project. `relisted`: printed as 再掲. */
export type Placement = { node: string; relisted: boolean };

/** A project 事業・取組: one record, however often the book lists it. */
export type PlacedProject = { id: string; placements: readonly Placement[] };

/** How many projects: 実数 `distinct`, each once; 延べ `listed`, with every 再掲. */
export type ProjectCount = { distinct: number; listed: number };

/**
 * Where is a project first listed (本掲)? The first placement that is not a 再掲; where a book prints 再掲 alone, its first
 * one, so that every placed project is counted somewhere.
 */
export function firstListing<P extends Placement>(project: { placements: readonly P[] }): P | undefined {
  return project.placements.find(({ relisted }) => !relisted) ?? project.placements[0];
}

/**
 * How many projects are in each item of the plan, all below it included? 実数 counts a project where it is first listed, so
 * the items of one level add up to the plan's own number; 延べ counts every listing. Every item has a count; `plan` is
 * the whole. Placements in items that the tree does not have are left out.
 */
export function countProjects(
  tree: PlanTree<PlanNode>,
  projects: readonly PlacedProject[],
): { plan: ProjectCount; nodes: ReadonlyMap<string, ProjectCount> } {
  const plan: ProjectCount = { distinct: 0, listed: 0 };
  const nodes = new Map<string, ProjectCount>();
  for (const id of tree.branches.keys()) nodes.set(id, { distinct: 0, listed: 0 });
  for (const project of projects) {
    const first = firstListing(project);
    for (const placement of project.placements) {
      const path = pathOf(tree, placement.node);
      if (path.length === 0) continue;
      for (const count of [plan, ...path.map(({ id }) => nodes.get(id)!)]) {
        count.listed += 1;
        if (placement === first) count.distinct += 1;
      }
    }
  }
  return { plan, nodes };
}
