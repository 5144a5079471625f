import type { Source } from '../source.ts';
import { partGrades, takeCertain, takeLabels, takePageNumber } from './certain-pieces.ts';
import { neighbourhoods } from './neighbourhoods.ts';
import type { Page } from './pages.ts';
import type { SheetForm } from './patterns.ts';
import type { PiecesOf } from './pieces.ts';
import { SheetNotes, type SheetPage } from './sheet-notes.ts';
import { takeUncertain } from './uncertain-pieces.ts';
import { columnsOf } from './yearly-values.ts';

/**
 * Reads one sheet, indifferent to the order of its blocks. What has its label beside or above it in the same block, or
 * a shape that nothing else has, is taken first; the rest is weighed. `knownTitles` are those of the summary table.
 */
export function readSheetPage(
  source: Source,
  page: Page,
  form: SheetForm,
  piecesOf: PiecesOf,
  knownTitles: ReadonlySet<string>,
): SheetPage {
  const blocks = partGrades(source, page.blocks.map(piecesOf), form);
  const pieces = blocks.flat();
  const columns = columnsOf(pieces.flatMap((piece) => (piece.kind === 'years' ? piece.years : [])));
  const notes = new SheetNotes(source, form, columns);
  takeLabels(notes, pieces);
  takePageNumber(notes, blocks);
  takeCertain(notes, pieces);
  takeUncertain(notes, neighbourhoods(blocks), knownTitles);
  return notes.toPage();
}
