import type { FieldKey } from '#exchange/values.ts';
import { foldText } from '../fold.ts';
import type { ReadFields, ReadNode, ReadOwner, ReadProject, Span, Traced } from '../read-plan.ts';
import { splitRelistedMark } from '../relisted-mark.ts';
import { textOf } from '../source.ts';
import { NOTHING, trace } from '../traced.ts';
import { isGarbledTitle } from './damage.ts';
import type { OutlineReading } from './outline-reading.ts';
import type { OwnerCell } from './owners.ts';

/** What a row says of which project it is and what the plan itself says of it. */
export type ListedRow = { number: Span | null; title: Span | null; projectFields: [FieldKey, Traced][] };

/** Finds or makes the project of a row: a printed 再掲 is a further placement of the first listing, wherever that stands. */
export function placeProject(
  reading: OutlineReading,
  row: ListedRow,
): { project: ReadProject; isFirst: boolean } {
  const { source, tree, listings, awaitingFirst } = reading;
  const node = tree.deepest;
  const { title: titleSpan, mark } = row.title
    ? splitRelistedMark(source, row.title)
    : { title: null, mark: null };
  reading.label([mark]);
  const title = titleSpan ? trace(source, titleSpan) : NOTHING;
  const known = listings.find(title.text, node?.body ?? null);
  if (known && mark) {
    if (node) known.placements.push(relistedPlacement(reading, row, node, title, known));
    return { project: known, isFirst: false };
  }
  if (known && awaitingFirst.has(known)) {
    becomeFirstListing(reading, row, known, title);
    if (node) known.placements.push(placementAt(reading, row, node, false));
    return { project: known, isFirst: true };
  }
  const project = newProject(reading, row, title);
  if (node) project.placements.push(placementAt(reading, row, node, mark !== null));
  listings.add(project, node?.body ?? null);
  if (mark) awaitingFirst.set(project, titleSpan);
  return { project, isFirst: true };
}

function newProject(reading: OutlineReading, row: ListedRow, title: Traced): ReadProject {
  const fields = Object.fromEntries(row.projectFields);
  const project: ReadProject = { title, placements: [], owners: [], flags: [], fields };
  reading.plan.projects.push(project);
  for (const [, value] of row.projectFields) reading.checkDamage(value, project);
  if (title.text === '') {
    reading.problem('title-missing', 'warning', row.projectFields[0]?.[1].spans[0] ?? null, project);
  }
  if (isGarbledTitle(title.text)) reading.problem('text-damaged', 'warning', title.spans[0]!, project);
  return project;
}

/** The first listing comes after its 再掲: its wording becomes the project's, and the 再掲 keeps what it said otherwise. */
function becomeFirstListing(
  reading: OutlineReading,
  row: ListedRow,
  project: ReadProject,
  title: Traced,
): void {
  const relisted = project.placements[0];
  const before = Object.entries(project.fields) as [FieldKey, Traced][];
  reading.awaitingFirst.delete(project);
  reading.label(project.title.spans);
  project.title = title;
  project.fields = Object.fromEntries(row.projectFields);
  for (const [key, value] of before) {
    if (relisted && !saysTheSame(project.fields[key], value)) relisted.fields[key] = value;
    else reading.label(value.spans);
  }
}

function placementAt(reading: OutlineReading, row: ListedRow, node: ReadNode, relisted: boolean) {
  const number = row.number ? trace(reading.source, row.number) : NOTHING;
  return { node, number, relisted, page: null, title: null, fields: {} };
}

/** A relisting keeps its own wording only where it differs from the first listing. */
function relistedPlacement(
  reading: OutlineReading,
  row: ListedRow,
  node: ReadNode,
  title: Traced,
  first: ReadProject,
) {
  const fields: ReadFields = {};
  for (const [key, value] of row.projectFields) {
    if (saysTheSame(first.fields[key], value)) reading.label(value.spans);
    else fields[key] = value;
  }
  const isSameTitle = saysTheSame(title, first.title);
  if (isSameTitle) reading.label(title.spans);
  return { ...placementAt(reading, row, node, true), title: isSameTitle ? null : title, fields };
}

const saysTheSame = (a: Traced | undefined, b: Traced) => foldText(a?.text ?? '') === foldText(b.text);

const ownerKey = ({ body, department, subsection }: ReadOwner) =>
  foldText(`${body}|${department?.text ?? ''}|${subsection?.text ?? ''}`);

/**
 * Gives a project the owners of its row. The owners are those of the first listing: a 再掲 that names the same says
 * nothing new, and one that names others is left unclaimed, so that a person sees it.
 */
export function addOwners(
  reading: OutlineReading,
  project: ReadProject,
  span: Span,
  cell: OwnerCell,
  isFirst: boolean,
): void {
  const known = new Set(project.owners.map(ownerKey));
  const others = cell.owners.filter((owner) => !known.has(ownerKey(owner)));
  if (cell.unreadable.length > 0) {
    const text = cell.unreadable.map((piece) => textOf(reading.source, piece)).join(' ');
    reading.problem('text-damaged', 'warning', cell.unreadable[0]!, project, text.slice(0, 40));
  }
  if (!isFirst && others.length > 0) return;
  project.owners = [...project.owners, ...others];
  reading.label(cell.unreadable.length + cell.unreadableGrades.length === 0 ? [span] : cell.understood);
}
