import type { ListProfile } from '#profiles/list-profile.ts';
import { readOwnerCell } from '../outline/owners.ts';
import type { ReadProject, Span } from '../read-plan.ts';
import { linesOfSpan, type Source, textOf } from '../source.ts';
import { trace } from '../traced.ts';
import type { ListRow } from './list-rows.ts';

/** The owners that a row names; those that a further row of the project says again are labels, others are left unread. */
export function addOwners(
  source: Source,
  profile: ListProfile,
  project: ReadProject,
  { cells }: ListRow,
  labels: Span[],
): void {
  const isFirst = project.owners.length === 0;
  const known = new Set(project.owners.map(({ body, department }) => department?.text ?? body));
  for (const { head, cell, isOwn } of cells) {
    if (!isOwn || head.column.is !== 'owners') continue;
    const read = readOwnerCell(source, cell.span, profile);
    const isRepeated = read.owners.every(({ body, department }) => known.has(department?.text ?? body));
    if (isFirst) project.owners.push(...read.owners);
    // What is between names that are all understood parts them.
    if (isFirst || isRepeated) labels.push(...(read.unreadable.length === 0 ? [cell.span] : read.understood));
  }
  for (const { head, cell, isOwn } of cells) {
    if (!isOwn || head.column.is !== 'subsection') continue;
    const names = linesOfSpan(source, cell.span);
    const owner = project.owners.length === 1 ? project.owners[0] : undefined;
    if (isFirst && owner && !owner.subsection && names.length === 1)
      owner.subsection = trace(source, cell.span);
    else if (isFirst)
      for (const span of names)
        project.owners.push({ body: null, department: null, subsection: trace(source, span) });
    else if (project.owners.some(({ subsection }) => subsection?.text === textOf(source, cell.span).trim()))
      labels.push(cell.span);
  }
}
