import type { PartCell, TablePart, Writing } from './page-blocks.ts';
import { join } from './text-of-lines.ts';

/** Columns so far apart are others. */
const NEAR = 3;

/** Both parts as one table, where the second goes on with the rows of the first; null where it is another table. */
export function joinTables(first: TablePart, second: TablePart): TablePart | null {
  if (!hasSamePlan(first, second) || !hasSameColumns(first, second)) return null;
  const [last, next] = [Math.max(...planRows(first)), Math.min(...planRows(second))];
  if (next < last) return null;
  const end = Math.max(...first.cells.map(({ row, rows }) => row + rows));
  const isSplitRow = next === last;
  const offset = isSplitRow ? end - 1 : end;
  const top = second.cells.filter(({ row }) => row === 0);
  const planned = second.plan?.[next] ?? top.length;
  // More cells than the tags tell for this row: the empty ones go on from rows of the page before.
  let goingOn = isSplitRow ? top.length : top.length - planned;
  const cells = [...first.cells];
  for (const cell of second.cells) {
    const above =
      cell.row === 0 && (isSplitRow || cell.writings.length === 0) && goingOn > 0
        ? cellAbove(first, cell, end)
        : undefined;
    if (above) {
      goingOn -= 1;
      above.rows += cell.rows - (isSplitRow ? 1 : 0);
      above.writings = joinWritings(above.writings, cell.writings);
    } else cells.push({ ...cell, row: cell.row + offset });
  }
  return { ...first, cells, caption: first.caption ?? second.caption };
}

const planRows = ({ cells }: TablePart): number[] => cells.flatMap(({ planRow }) => planRow ?? []);

const hasSamePlan = ({ plan }: TablePart, other: TablePart) =>
  plan !== null &&
  other.plan?.length === plan.length &&
  plan.every((count, row) => count === other.plan![row]);

const hasSameColumns = ({ edges }: TablePart, other: TablePart) =>
  edges.length === other.edges.length && edges.every((edge, i) => Math.abs(edge - other.edges[i]!) <= NEAR);

const cellAbove = ({ cells }: TablePart, { column, columns }: PartCell, end: number) =>
  cells.find((cell) => cell.column === column && cell.columns === columns && cell.row + cell.rows === end);

/** The last paragraph above goes on where its last line was full. */
function joinWritings(above: readonly Writing[], below: readonly Writing[]): Writing[] {
  const [last, next] = [above.at(-1), below[0]];
  if (!last?.isOpen || !next) return [...above, ...below];
  return [...above.slice(0, -1), { ...next, text: join(last.text, next.text) }, ...below.slice(1)];
}
