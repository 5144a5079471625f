import { fold, matchFolded } from '../fold.ts';
import type { Source } from '../source.ts';
import type { CompiledProfile } from './compiled-profile.ts';
import { layoutOfLine } from './layout-line.ts';
import { readTableHeader } from './table-header.ts';

/** How far below a heading its table is looked for. */
const WITHIN_LINES = 20;

/** The fiscal year that the first table header of the source names for its sheets, for tables that have lost theirs. */
export function findSheetYear(source: Source, { tables }: CompiledProfile): number | null {
  if (!tables.some((table) => table.columns.some((column) => column.is === 'field' && column.of === 'sheet')))
    return null;
  for (let line = 0; line < source.lines.length; line += 1) {
    const layout = layoutOfLine(source, line);
    const header = layout.kind === 'row' ? readTableHeader(source, layout.cells, tables) : null;
    if (header?.sheetYear) return header.sheetYear;
  }
  return null;
}

/** Is the next line that is not blank the header of a table? */
export function isHeaderNext(source: Source, line: number, { tables }: CompiledProfile): boolean {
  const end = Math.min(line + WITHIN_LINES, source.lines.length);
  for (let next = line + 1; next < end; next += 1) {
    const layout = layoutOfLine(source, next);
    if (layout.kind === 'row') return readTableHeader(source, layout.cells, tables) !== null;
    if (layout.kind === 'text') return false;
  }
  return false;
}

/** Does a table of projects follow before any other heading? */
export function isProjectTableBelow(
  source: Source,
  line: number,
  { tables, lines }: CompiledProfile,
): boolean {
  const end = Math.min(line + WITHIN_LINES, source.lines.length);
  for (let next = line + 1; next < end; next += 1) {
    const layout = layoutOfLine(source, next);
    if (layout.kind === 'row') {
      const header = readTableHeader(source, layout.cells, tables);
      return header?.table.columns.some(({ is }) => is === 'title') ?? false;
    }
    if (layout.kind !== 'text') continue;
    const folded = fold(source, layout.span);
    if (lines.some(({ pattern, means }) => means.is !== 'label' && matchFolded(folded, pattern)))
      return false;
  }
  return false;
}
