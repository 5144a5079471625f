import type { Reader } from '#db/transaction.ts';
import type { NamedDepartment } from '#domain/people/actor.ts';
import { flatOutline, outlineOf } from '#domain/plan/outline.ts';
import { firstListing } from '#domain/plan/placement.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import type { ExchangeNode, ExchangeProject } from '#exchange/schema.ts';
import { listOwners } from '#records/plan/owner-queries.ts';
import { listProjectNames } from '#records/plan/project-queries.ts';
import { listNodes } from '#records/plan/queries.ts';
import { listSheetPlaces } from '#records/sheet/queries.ts';

/** A sheet of the year in its place in the book. */
export type YearItem = {
  sheet: string;
  project: string;
  number: string;
  title: string;
  flags: string[];
  /** The departments that own it. */
  owners: readonly NamedDepartment[];
};
/** A direction 施策の方向 with the sheets that stand under it; node null: sheets that no node lists. */
export type ItemGroup = { node: ExchangeNode | null; path: ExchangeNode[]; items: YearItem[] };

/** The sheets of a year by direction, in the order of the book; each where it is listed first. Every node has its group, empty or not. */
export async function listYearItems(db: Reader, key: PlanKey, year: number): Promise<ItemGroup[]> {
  const nodes = await listNodes(db, key);
  const projects = await listProjectNames(db, key);
  const owners = await listOwners(db, key);
  const sheets = await listSheetPlaces(db, key);
  const sheetOf = new Map<string, string>();
  for (const sheet of sheets)
    if (sheet.year === year && !sheetOf.has(sheet.project)) sheetOf.set(sheet.project, sheet.id);
  const itemOf = (project: ExchangeProject, number: string): YearItem[] => {
    const sheet = sheetOf.get(project.id);
    if (sheet === undefined) return [];
    const { id, title, flags } = project;
    return [{ sheet, project: id, number, title, flags, owners: owners.get(id) ?? [] }];
  };
  const groups = flatOutline(outlineOf(nodes, projects)).map(({ node, path, listings }) => ({
    node,
    path,
    items: listings
      .filter(({ project, placement }) => placement === firstListing(project))
      .flatMap(({ project, placement }) => itemOf(project, placement.number)),
  }));
  const placed = new Set(groups.flatMap(({ items }) => items.map(({ sheet }) => sheet)));
  const unlisted = projects
    .flatMap((project) => itemOf(project, ''))
    .filter(({ sheet }) => !placed.has(sheet));
  return unlisted.length === 0 ? groups : [...groups, { node: null, path: [], items: unlisted }];
}
