import type { OutlineProfile } from '#profiles/outline-profile.ts';
import { foldText } from '../fold.ts';
import type { Span } from '../read-plan.ts';
import { type Source, textOf, trimSpan } from '../source.ts';
import type { CompiledColumn } from './compiled-profile.ts';
import { readGrade } from './grade.ts';
import { readOwnerCell } from './owners.ts';
import { isHeaderDamaged, type OpenTable } from './table-header.ts';

type Words = Pick<OutlineProfile, 'owners' | 'ratingScales'>;

const WIDEST_MENDED = 24;
/** Owners in their column, and a grade or nothing in its own. */
const FITS = 4;
const LONGEST_GRADE = 3;
const LONGEST_TITLE = 80;
/** So much better must a mended row fit before it is believed. */
const CLEARLY_BETTER = 3;

/** A row and the columns that its cells stand under. */
type Aligned = { cells: readonly Span[]; columns: OpenTable['columns']; isSure: boolean };

/**
 * The cells of a row under their columns, where conversion has lost a cell, added an empty one or torn one in two:
 * the grade and the owners say where their columns are. Where it is the header that was so damaged, the row stands
 * under the columns of the profile. Only one such fault is mended, and only where the row then fits clearly better;
 * `isSure` is false for a mended row, because which text moved is inferred.
 */
export function alignRow(source: Source, cells: readonly Span[], open: OpenTable, words: Words): Aligned {
  const { columns: ofProfile } = open.table;
  const has = (is: CompiledColumn['is']) => ofProfile.some((column) => column.is === is);
  const asHeaded = { cells, columns: open.columns, isSure: true };
  if (!has('rating') || !has('owners') || cells.length > WIDEST_MENDED) return asHeaded;
  const headed = fitnessOf(source, cells, open.columns, words);
  const printed = isHeaderDamaged(open) ? fitnessOf(source, cells, ofProfile, words) : headed;
  const asPrinted = printed > headed ? { ...asHeaded, columns: ofProfile } : asHeaded;
  const { columns } = asPrinted;
  const fitness = Math.max(headed, printed);
  const owners = cells[columns.findIndex((column) => column?.is === 'owners')];
  const width = columns === open.columns ? open.width : columns.length;
  const lacksOwners = cells.length < width && !(owners && trimSpan(source, owners));
  if (fitness >= FITS && !lacksOwners) return asPrinted;
  let best: { aligned: Aligned; fitness: number } = {
    aligned: asPrinted,
    fitness: fitness + CLEARLY_BETTER - 0.5,
  };
  for (const { row, likelihood } of mendedRows(source, cells)) {
    for (const under of isHeaderDamaged(open) ? [ofProfile, open.columns] : [columns]) {
      const fits = fitnessOf(source, row, under, words) + likelihood;
      if (fits > best.fitness)
        best = { aligned: { cells: row, columns: under, isSure: false }, fitness: fits };
    }
  }
  return best.aligned;
}

/** How well does a row stand under these columns? Text beyond the last of them counts against it. */
function fitnessOf(
  source: Source,
  row: readonly Span[],
  columns: OpenTable['columns'],
  words: Words,
): number {
  const cellOf = (is: CompiledColumn['is']) => row[columns.findIndex((column) => column?.is === is)];
  const beyond = row.slice(columns.length).filter((cell) => trimSpan(source, cell)).length;
  const anchors = gradeFit(source, cellOf('rating'), words) + ownersFit(source, cellOf('owners'), words);
  return anchors + titleFit(source, cellOf('title')) - 2 * beyond;
}

/**
 * The row with one empty cell less, one more, or two neighbours as one; the rightmost place first, so that the left
 * stays as printed. `likelihood`, below 1, decides between rows that fit equally well.
 */
function* mendedRows(source: Source, cells: readonly Span[]): Generator<{ row: Span[]; likelihood: number }> {
  const places = cells.map((_, at) => at).reverse();
  for (const at of places) {
    if (!trimSpan(source, cells[at]!)) yield { row: cells.toSpliced(at, 1), likelihood: 0.4 };
  }
  for (const at of places) {
    yield { row: cells.toSpliced(at, 0, { ...cells[at]!, to: cells[at]!.from }), likelihood: 0.2 };
  }
  for (const at of places.slice(1)) {
    const [left, right] = [cells[at]!, cells[at + 1]!];
    if (!trimSpan(source, left) || !trimSpan(source, right)) continue;
    const goesOn =
      !/[。．）)」】]\s*$/u.test(textOf(source, left).slice(-9)) &&
      !/^\s*[○〇◎・【]/u.test(textOf(source, right));
    yield { row: cells.toSpliced(at, 2, { ...left, to: right.to }), likelihood: goesOn ? 0.3 : 0 };
  }
}

function titleFit(source: Source, cell: Span | undefined): number {
  const span = cell && trimSpan(source, cell);
  if (!span) return 0;
  return span.to - span.from > LONGEST_TITLE || /^[○〇◎【]|。/u.test(textOf(source, span)) ? -2 : 0;
}

function gradeFit(source: Source, cell: Span | undefined, words: Words): number {
  const span = cell && trimSpan(source, cell);
  if (!span) return 1;
  const text = textOf(source, span);
  if (typeof readGrade(text, words.ratingScales) === 'object') return 4;
  return foldText(text).length <= LONGEST_GRADE || readOwnerCell(source, span, words).grades.length > 0
    ? 2
    : -4;
}

function ownersFit(source: Source, cell: Span | undefined, words: Words): number {
  const span = cell && trimSpan(source, cell);
  if (!span) return 0;
  const { owners, unreadable } = readOwnerCell(source, span, words);
  if (owners.length > 0) return unreadable.length === 0 ? 3 : 1;
  return /[。．]/u.test(textOf(source, span)) ? -3 : -1;
}
