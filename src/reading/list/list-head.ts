import { ERA_MARK } from '#domain/calendar/era.ts';
import type { ListColumn, ListProfile } from '#profiles/list-profile.ts';
import { fold, isTooLong } from '../fold.ts';
import { endOf, type Grid, overlaps } from '../grid/grid.ts';
import { printedYear } from '../printed-year.ts';
import type { Span } from '../read-plan.ts';
import { whole } from '../sheets/patterns.ts';
import type { Source, SourceCell } from '../source.ts';

/** A column of a list: what its header says, and the fiscal year that it names. */
export type HeadedColumn = { column: ListColumn; from: number; to: number; year: number | null };
export type ListHead = { columns: HeadedColumn[]; labels: Span[]; firstRow: number };

/** So many rows of titles and notes may stand over the header. */
const DEEPEST_HEADER = 40;
const LEAST_COLUMNS = 3;
/** No list is wider; the header of a wider table is read so far. */
const WIDEST_HEADER = 200;

const YEAR = new RegExp(`(?:${ERA_MARK}(?:元|[0-9]{1,2})|(?:19|20|21)[0-9]{2})(?:年度?)?(?:末)?`, 'gu');
const REMARK = /\([^)]*\)|[[［][^\]］]*[\]］]|[※*].*$/gu;

/**
 * The header of a list: the first row in which the title of a project and at least two more columns are named; years or
 * finer columns may stand in a second row under merged cells. Null where there is none.
 */
export function findListHead(source: Source, grid: Grid, profile: ListProfile): ListHead | null {
  const rows = [...new Set(grid.cells.map(({ row }) => row))].slice(0, DEEPEST_HEADER);
  for (const [i, row] of rows.entries()) {
    const top = grid
      .row(row)
      .slice(0, WIDEST_HEADER)
      .filter(({ span }) => !isTooLong(span));
    const known = top.filter((cell) => columnOf(source, [cell], profile));
    const isTitled = known.some((cell) => columnOf(source, [cell], profile)?.is === 'title');
    if (!isTitled) continue;
    const next = rows[i + 1];
    const under =
      next === undefined ? [] : subHead(source, grid.row(next).slice(0, WIDEST_HEADER), top, profile);
    const columns = headedColumns(source, top, under, profile);
    if (columns.length < LEAST_COLUMNS) continue;
    const tall = Math.max(...top.filter((cell) => known.includes(cell)).map(({ rows: r }) => r));
    const firstRow = under.length > 0 ? next! + 1 : row + Math.min(tall, 4);
    const labels = [...top, ...under].filter((cell) => columns.some((one) => isOver(cell, one)));
    return { columns, labels: labels.map(({ span }) => span), firstRow };
  }
  return null;
}

const isOver = (cell: SourceCell, { from, to }: HeadedColumn) => cell.column < to && from < endOf(cell);

/** The cells of the second header row: years and labels, and nothing else. */
function subHead(
  source: Source,
  cells: readonly SourceCell[],
  top: readonly SourceCell[],
  profile: ListProfile,
): SourceCell[] {
  const isHead = (cell: SourceCell) => {
    if (isTooLong(cell.span)) return false;
    const { text } = fold(source, cell.span);
    const over = overTop(cell, top);
    return text.replace(YEAR, '') === '' || Boolean(over && columnOf(source, [over, cell], profile));
  };
  return cells.length > 0 && cells.every(isHead) ? [...cells] : [];
}

/** The cell over this one; where merging was lost on the way (CSV), the last one before it. */
const overTop = (cell: SourceCell, top: readonly SourceCell[]) =>
  top.find((over) => overlaps(over, cell)) ?? top.findLast((over) => over.column < cell.column);

function headedColumns(
  source: Source,
  top: readonly SourceCell[],
  under: readonly SourceCell[],
  profile: ListProfile,
): HeadedColumn[] {
  const columns: HeadedColumn[] = [];
  const add = (cell: SourceCell, path: readonly SourceCell[]) => {
    const column = columnOf(source, path, profile);
    if (!column) return;
    const year = path.reduce<number | null>(
      (found, one) => printedYear(fold(source, one.span).text) ?? found,
      null,
    );
    const isTwice = columns.some((one) => one.column === column && one.year === year);
    if (!isTwice) columns.push({ column, from: cell.column, to: endOf(cell), year });
  };
  for (const cell of under) {
    const over = overTop(cell, top);
    add(cell, over ? [over, cell] : [cell]);
  }
  const isParted = (cell: SourceCell) => under.some((one) => overTop(one, top) === cell);
  for (const cell of top) if (!isParted(cell)) add(cell, [cell]);
  return columns.sort((a, b) => a.from - b.from);
}

/** What headers one below the other say together, or the last of them alone. */
function columnOf(source: Source, path: readonly SourceCell[], profile: ListProfile): ListColumn | null {
  const texts = path.map(({ span }) => fold(source, span).text.replace(YEAR, '').replace(REMARK, ''));
  for (const text of [texts.join(''), texts.at(-1)!]) {
    if (text === '') continue;
    const found = profile.columns.find(({ label }) => whole(label).test(text));
    if (found) return found;
  }
  return null;
}
