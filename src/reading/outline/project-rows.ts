import type { FieldKey } from '#exchange/values.ts';
import type { ReadFields, ReadProject, ReadRating, ReadSheet, Span, Traced } from '../read-plan.ts';
import { type Source, textOf } from '../source.ts';
import { NOTHING } from '../traced.ts';
import { readGrade } from './grade.ts';
import type { OutlineReading } from './outline-reading.ts';
import { type OwnerCell, readOwnerCell } from './owners.ts';
import { addOwners, type ListedRow, placeProject } from './project-listing.ts';

/** What the cells of one row say of a project. */
export type ProjectRow = ListedRow & {
  owners: Span | null;
  sheetFields: [FieldKey, Traced][];
  /** null: the table has no rating column. */
  rating: { cell: Span | null; layer: ReadRating['layer'] } | null;
  sheetYear: number | null;
};

/** One table row is one project, whatever its title cell says, and also where the title is empty. */
export function addProjectRow(reading: OutlineReading, row: ProjectRow): void {
  const { project, isFirst } = placeProject(reading, row);
  const cell = row.owners ? readOwnerCell(reading.source, row.owners, reading.compiled.profile) : null;
  if (cell && row.owners) addOwners(reading, project, row.owners, cell, isFirst);
  const ratings = readRatings(reading, row, project, cell);
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

function readRatings(
  reading: OutlineReading,
  row: ProjectRow,
  project: ReadProject,
  ofOwners: OwnerCell | null,
): ReadRating[] {
  if (!row.rating) return [];
  const { cell, layer } = row.rating;
  const inCell = cell ? readRatingCell(reading, cell, project) : [];
  const ratings = [...inCell, ...(ofOwners?.grades ?? [])].map(({ department, code }) => ({
    layer,
    department,
    code,
  }));
  const unreadable = ofOwners?.unreadableGrades ?? [];
  for (const letter of unreadable) reading.problem('rating-unreadable', 'error', letter, project);
  if (!cell && ratings.length + unreadable.length === 0) {
    reading.problem('rating-missing', 'error', row.title ?? row.owners, project, '');
  }
  return ratings;
}

function readRatingCell(
  reading: OutlineReading,
  cell: Span,
  project: ReadProject,
): Omit<ReadRating, 'layer'>[] {
  const { source, compiled } = reading;
  const grade = readGrade(textOf(source, cell), compiled.profile.ratingScales);
  if (typeof grade === 'object') {
    reading.label([cell]);
    return [{ department: null, code: { text: grade.code, spans: [letterOf(source, cell)], confidence: 1 } }];
  }
  const perDepartment = readOwnerCell(source, cell, compiled.profile);
  if (perDepartment.grades.length > 0 && perDepartment.unreadable.length === 0) {
    for (const letter of perDepartment.unreadableGrades) {
      reading.problem('rating-unreadable', 'error', letter, project);
    }
    return perDepartment.grades;
  }
  reading.problem(grade === 'none' ? 'rating-missing' : 'rating-unreadable', 'error', cell, project);
  return [];
}

/** A grade without the signs of bold print around it. */
function letterOf(source: Source, cell: Span): Span {
  const { index, 0: letter } = /[^\s*](?:.*[^\s*])?/u.exec(textOf(source, cell))!;
  return { ...cell, from: cell.from + index, to: cell.from + index + letter.length };
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
