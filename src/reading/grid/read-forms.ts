import type { SheetsProfile } from '#profiles/sheets-profile.ts';
import type { ReadPlan } from '../read-plan.ts';
import { compileForm, type SheetForm } from '../sheets/patterns.ts';
import { emptyPlan, joinBook } from '../sheets/read-sheets.ts';
import type { SummaryPage } from '../sheets/summary.ts';
import type { Source, SourceCell } from '../source.ts';
import { senseOf } from './form-cells.ts';
import { FormReading } from './form-reading.ts';
import { readForm } from './read-form.ts';
import { readSummaryCells } from './summary-cells.ts';

/** So many different labels with a value make a form of cells that have no form's head. */
const LEAST_LABELS = 3;

/**
 * Reads a book of form sheets by how their cells stand: a workbook, or tables of a document. Null where no form is found
 * in its cells; then its lines may still tell.
 */
export function readForms(source: Source, profile: SheetsProfile): ReadPlan | null {
  const form = compileForm(profile);
  const forms: FormReading[] = [];
  const summary: SummaryPage[] = [];
  for (const { cells } of source.grids ?? [])
    for (const part of partForms(source, form, cells)) {
      const reading = new FormReading(source, form, part);
      const page = mayBeSummary(reading) ? readSummaryCells(reading) : null;
      if (page) summary.push(page);
      else if (isForm(reading)) forms.push(reading);
    }
  if (forms.length + summary.length === 0) return null;
  return joinBook(source, form, emptyPlan(form), forms.map(readForm), summary, 'before');
}

/** A summary has heads over its columns, and none of the words at which a form is filled in. */
const mayBeSummary = ({ labels }: FormReading) =>
  labels.every(({ of }) => /^(?:level:.*|title|department|subsection|rating)$/u.test(of));

const isForm = ({ labels }: FormReading) => new Set(labels.map(({ of }) => of)).size >= LEAST_LABELS;

/**
 * Where forms stand one below the other, each begins at its head. Rows above the first head are the summary, or belong to
 * the first form.
 */
function partForms(source: Source, form: SheetForm, cells: readonly SourceCell[]): SourceCell[][] {
  const heads = cells
    .filter(({ span }) => senseOf(source, span, form).kind === 'heading')
    .map(({ row }) => row);
  const [first] = heads;
  if (first === undefined) return [[...cells]];
  const above = cells.filter(({ row }) => row < first);
  const isSummary = readSummaryCells(new FormReading(source, form, above)) !== null;
  const parts: SourceCell[][] = heads.map(() => []);
  for (const cell of isSummary ? cells.slice(above.length) : cells) {
    const after = heads.findIndex((head) => head > cell.row);
    parts[after < 0 ? heads.length - 1 : Math.max(0, after - 1)]!.push(cell);
  }
  return isSummary ? [above, ...parts] : parts;
}
