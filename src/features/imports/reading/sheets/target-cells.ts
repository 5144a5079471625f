import type { Source } from '../source.ts';
import { cellsOf } from './cells.ts';
import type { TextPiece } from './pieces.ts';
import type { PrintedLine } from './printed-line.ts';
import type { Candidate } from './slots.ts';
import type { TargetCell } from './yearly-values.ts';

export type BlockCell = TargetCell & { pieces: TextPiece[]; follows: BlockCell | null };

const FIGURE = /^[0-9,.]+[^0-9,.。]{0,3}$/u;

/**
 * The cells of a row of targets that was taken apart into blocks: a cell goes on in the next block where its bracket is
 * still open, where that is a remark in brackets, or a figure that it has not had. One block too many, while the annual
 * plan has none, is the annual plan's: a single line that stands away from the others.
 */
export function groupTargetCells(
  source: Source,
  candidates: readonly Candidate[],
  isTarget: (piece: TextPiece) => boolean,
  sheet: { columns: number; hasPlan: boolean },
): { cells: BlockCell[]; plan: TextPiece | null } {
  const cells: BlockCell[] = [];
  for (const { piece, previous, labels, offset } of candidates) {
    const last = cells.at(-1);
    const isNext = last !== undefined && previous !== null && last.pieces.at(-1) === previous;
    if (isNext && goesOn(last, piece)) {
      last.lines.push(...piece.lines);
      last.pieces.push(piece);
    } else if (isTarget(piece)) {
      const isFirst = offset === 0 && labels.at(-1)?.label.of === 'target';
      const row = piece.lines.length === 1 ? cellsOf(source, piece.lines[0]!) : [];
      const parts: PrintedLine[][] = row.length > 1 ? row.map((cell) => [cell]) : [[...piece.lines]];
      const isWholeRow = row.length > 1 && row.length === sheet.columns;
      parts.forEach((lines, i) => {
        const before = cells.at(-1) ?? null;
        const follows = i > 0 || isNext ? before : null;
        cells.push({ lines, pieces: [piece], follows, isFirst: i === 0 && (isFirst || isWholeRow) });
      });
    }
  }
  const plan = cells.length > sheet.columns && !sheet.hasPlan ? strayLine(cells) : null;
  return { cells: plan ? cells.filter((cell) => cell !== plan) : cells, plan: plan?.pieces[0] ?? null };
}

const MOST_LINES = 20;

function goesOn(cell: TargetCell, piece: TextPiece): boolean {
  if (cell.lines.length > MOST_LINES) return false;
  const text = cell.lines.map((line) => line.bare.text).join('');
  const next = piece.lines[0]!.bare.text;
  const open = [...text].filter((c) => c === '(').length > [...text].filter((c) => c === ')').length;
  return (
    open ||
    (next.startsWith('(') && piece.lines.length === 1) ||
    (piece.lines.length === 1 && FIGURE.test(next) && !/[0-9]/u.test(text))
  );
}

/** The one cell that is a single line and neither follows another cell nor is followed by one. */
function strayLine(cells: readonly BlockCell[]): BlockCell | null {
  const isFollowed = new Set(cells.map((cell) => cell.follows));
  const stray = cells.filter((cell) => cell.lines.length === 1 && !cell.follows && !isFollowed.has(cell));
  return stray.length === 1 ? stray[0]! : null;
}
