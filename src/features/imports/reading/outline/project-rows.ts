import type { FieldKey } from '#exchange/schema.ts';
import type {
  ReadFields,
  ReadNode,
  ReadOwner,
  ReadProject,
  ReadRating,
  ReadSheet,
  Span,
  Traced,
} from '../read-plan.ts';
import { textOf } from '../source.ts';
import { NOTHING, trace } from '../traced.ts';
import { isGarbledTitle } from './damage.ts';
import { foldText } from './fold.ts';
import { readGrade } from './grade.ts';
import type { OutlineReading } from './outline-reading.ts';
import { readOwnerCell } from './owners.ts';
import { splitRelistedMark } from './relisting.ts';

/** What the cells of one row say of a project. */
export type ProjectRow = {
  number: Span | null;
  title: Span | null;
  owners: Span | null;
  projectFields: [FieldKey, Traced][];
  sheetFields: [FieldKey, Traced][];
  /** null: the table has no rating column. */
  rating: { cell: Span | null; layer: ReadRating['layer'] } | null;
  sheetYear: number | null;
};

/** One table row is one project, whatever its title cell says, and also where the title is empty. */
export function addProjectRow(reading: OutlineReading, row: ProjectRow): void {
  const { project, isFirst } = placeProject(reading, row);
  const { owners, ratings } = readOwnersAndRatings(reading, row, project);
  if (isFirst) project.owners = owners;
  else reading.label(knownOwnerSpans(project, owners));
  const sheet = addSheet(reading, row, project, ratings);
  reading.lastRow = { project, sheet };
  reading.pageTurned = false;
}

/** A row that a page break has cut goes on below the repeated headings, without title, owners and grade. */
export function continueLastRow(reading: OutlineReading, row: ProjectRow): boolean {
  const last = reading.lastRow;
  if (!last || !reading.pageTurned || row.number || row.title || row.owners || row.rating?.cell) return false;
  append(last.project.fields, row.projectFields);
  append(last.sheet?.fields ?? last.project.fields, row.sheetFields);
  reading.pageTurned = false;
  return true;
}

function append(fields: ReadFields, more: readonly [FieldKey, Traced][]): void {
  for (const [key, value] of more) {
    const before = fields[key] ?? NOTHING;
    fields[key] = {
      text: before.text + value.text,
      spans: [...before.spans, ...value.spans],
      confidence: 0.7,
    };
  }
}

/** Finds or makes the project of a row: a printed 再掲 is a further placement of the first listing. */
function placeProject(reading: OutlineReading, row: ProjectRow): { project: ReadProject; isFirst: boolean } {
  const { source, tree, plan, listings } = reading;
  const node = tree.deepest;
  const body = node?.body ?? null;
  const { title: titleSpan, mark } = row.title
    ? splitRelistedMark(source, row.title)
    : { title: null, mark: null };
  reading.label([mark]);
  const title = titleSpan ? trace(source, titleSpan) : NOTHING;
  const first = mark ? listings.find(title.text, body) : null;
  if (first) {
    if (node) first.placements.push(relistedPlacement(reading, row, node, title, first));
    return { project: first, isFirst: false };
  }
  const project: ReadProject = {
    title,
    placements: [],
    owners: [],
    flags: [],
    fields: Object.fromEntries(row.projectFields),
  };
  if (node) project.placements.push(placementAt(reading, row, node, mark !== null));
  plan.projects.push(project);
  listings.add(project, body);
  for (const [, value] of row.projectFields) reading.checkDamage(value, project);
  if (mark) reading.problem('relisted-without-first', 'warning', titleSpan, project);
  if (title.text === '')
    reading.problem('title-missing', 'warning', row.projectFields[0]?.[1].spans[0] ?? null, project);
  if (isGarbledTitle(title.text)) reading.problem('text-damaged', 'warning', titleSpan, project);
  return { project, isFirst: true };
}

function placementAt(reading: OutlineReading, row: ProjectRow, node: ReadNode, relisted: boolean) {
  const number = row.number ? trace(reading.source, row.number) : NOTHING;
  return { node, number, relisted, page: null, title: null, fields: {} };
}

/** A relisting keeps its own wording only where it differs from the first listing. */
function relistedPlacement(
  reading: OutlineReading,
  row: ProjectRow,
  node: ReadNode,
  title: Traced,
  first: ReadProject,
) {
  const fields: ReadFields = {};
  for (const [key, value] of row.projectFields) {
    if (foldText(first.fields[key]?.text ?? '') === foldText(value.text)) reading.label(value.spans);
    else fields[key] = value;
  }
  const isSameTitle = foldText(title.text) === foldText(first.title.text);
  if (isSameTitle) reading.label(title.spans);
  return { ...placementAt(reading, row, node, true), title: isSameTitle ? null : title, fields };
}

/** The owners that a relisting names again; others stay unclaimed and are shown as left over. */
function knownOwnerSpans(project: ReadProject, owners: readonly ReadOwner[]): Span[] {
  const nameOf = (owner: ReadOwner) =>
    foldText(`${owner.body}|${owner.department?.text}|${owner.subsection?.text}`);
  const known = new Set(project.owners.map(nameOf));
  return owners
    .filter((owner) => known.has(nameOf(owner)))
    .flatMap((owner) => [...(owner.department?.spans ?? []), ...(owner.subsection?.spans ?? [])]);
}

function readOwnersAndRatings(reading: OutlineReading, row: ProjectRow, project: ReadProject) {
  const { source, compiled } = reading;
  const ratings: ReadRating[] = [];
  const cell = row.owners ? readOwnerCell(source, row.owners, compiled.profile) : null;
  const owners = cell?.owners ?? [];
  if (cell && cell.unreadable.length > 0) {
    const text = cell.unreadable.map((span) => textOf(source, span)).join(' ');
    reading.problem('text-damaged', 'warning', cell.unreadable[0]!, project, text.slice(0, 40));
  }
  if (cell) reading.label(cell.unreadable.length === 0 ? [row.owners] : cell.understood);
  if (!row.rating) return { owners, ratings };
  const { layer } = row.rating;
  const inCell = row.rating.cell ? readRatingCell(reading, row.rating.cell, project) : [];
  for (const { department, code } of [...inCell, ...(cell?.grades ?? [])])
    ratings.push({ layer, department, code });
  if (!row.rating.cell && ratings.length === 0) {
    reading.problem('rating-missing', 'error', row.title ?? row.owners, project, '');
  }
  return { owners, ratings };
}

function readRatingCell(
  reading: OutlineReading,
  cell: Span,
  project: ReadProject,
): Omit<ReadRating, 'layer'>[] {
  const { source, compiled } = reading;
  const grade = readGrade(textOf(source, cell), compiled.profile.ratingScales);
  if (typeof grade === 'object') {
    return [{ department: null, code: { text: grade.code, spans: [cell], confidence: 1 } }];
  }
  const perDepartment = readOwnerCell(source, cell, compiled.profile);
  if (perDepartment.grades.length > 0 && perDepartment.unreadable.length === 0) return perDepartment.grades;
  reading.problem(grade === 'none' ? 'rating-missing' : 'rating-unreadable', 'error', cell, project);
  return [];
}

function addSheet(
  reading: OutlineReading,
  row: ProjectRow,
  project: ReadProject,
  ratings: ReadRating[],
): ReadSheet | null {
  if (row.sheetFields.length === 0 && !row.rating) return null;
  const year = row.sheetYear ?? reading.sheetYear;
  for (const [, value] of row.sheetFields) reading.checkDamage(value, project);
  if (year === null) {
    reading.problem('year-uncertain', 'error', row.title, project);
    append(project.fields, row.sheetFields);
    return null;
  }
  const sheet: ReadSheet = {
    project,
    year,
    page: null,
    fields: Object.fromEntries(row.sheetFields),
    ratings,
  };
  reading.plan.sheets.push(sheet);
  return sheet;
}
