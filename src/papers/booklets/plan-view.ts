import { firstListing } from '#domain/plan/placement.ts';
import { ownerNames } from '#exchange/names.ts';
import type { ExchangePlan, ExchangeProject } from '#exchange/schema.ts';

/** A project as tables name it. */
export type NamedProject = { number: string; title: string; owners: string };

export function namedProject(project: ExchangeProject | undefined): NamedProject {
  if (!project) return { number: '', title: '', owners: '' };
  return {
    number: firstListing(project)?.number ?? '',
    title: project.title || '（事業名なし）',
    owners: ownerNames(project),
  };
}

/** The newest year that has sheets; where there are none, the newest that was opened. */
export function latestYear({ sheets, cycles }: ExchangePlan): number | null {
  const years = sheets.length > 0 ? sheets : (cycles ?? []);
  return years.length > 0 ? Math.max(...years.map(({ year }) => year)) : null;
}
