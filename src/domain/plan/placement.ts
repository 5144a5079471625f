import { isIndicatorSheet } from './indicator-sheet.ts';

/** 掲載: a place where a plan lists a project. `number` as printed, '' if none; `relisted`: printed as 再掲. */
export type Placement = { node: string; number: string; relisted: boolean };

/** A project 事業・取組: one record, however often the book lists it. */
export type PlacedProject = { id: string; placements: readonly Placement[] };

/** How many projects: 実数 `distinct`, each once; 延べ `listed`, with every 再掲. */
export type ProjectCount = { distinct: number; listed: number };

/**
 * Where is a project first listed (本掲)? The first placement that is not a 再掲; where a book prints 再掲 alone, its first
 * one, so that every placed project is counted somewhere.
 */
export function firstListing<P extends { relisted: boolean }>(project: {
  placements: readonly P[];
}): P | undefined {
  return project.placements.find(({ relisted }) => !relisted) ?? project.placements[0];
}

/** How many projects are these? What items' indicators are asked on is none. One that no item of the plan lists has its own line in every table, and counts once. */
export function countProjects(plan: readonly PlacedProject[]): ProjectCount {
  const projects = plan.filter((project) => !isIndicatorSheet(project));
  const listed = projects.reduce((sum, { placements }) => sum + Math.max(1, placements.length), 0);
  return { distinct: projects.length, listed };
}
