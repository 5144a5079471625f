import type { Source } from '../source.ts';
import { cellsOf } from './cells.ts';
import type { Candidate } from './neighbourhoods.ts';
import type { TextPiece } from './pieces.ts';
import type { PrintedLine } from './printed-line.ts';
import type { TargetCell } from './yearly-values.ts';

export type BlockCell = TargetCell & { pieces: TextPiece[]; follows: BlockCell | null; isAtPlan: boolean };

const FIGURE = /^[0-9,.]+[^0-9,.。]{0,3}$/u;

/**
 * The cells of a row of targets that was taken apart into blocks: a cell goes on in the next block where its bracket is
 * still open, where that is a remark in brackets, or a figure that it has not had. Lines too many are the
 * annual plan's.
 */
export function groupTargetCells(
  source: Source,
  candidates: readonly Candidate[],
  isTarget: (piece: TextPiece) => boolean,
  columns: number,
): { cells: BlockCell[]; plan: TextPiece[] } {
  const cells: BlockCell[] = [];
  for (const { piece, previous, labels, offset } of candidates) {
    const last = cells.at(-1);
    const isNext = last !== undefined && previous !== null && last.pieces.at(-1) === previous;
    if (isNext && goesOn(last, piece)) {
      last.lines.push(...piece.lines);
      last.pieces.push(piece);
    } else if (isTarget(piece)) {
      const label = offset === 0 ? labels.at(-1)?.label.of : undefined;
      const isFirst = label === 'target';
      const isAtPlan = label === 'annualPlan';
      const row = piece.lines.length === 1 ? cellsOf(source, piece.lines[0]!) : [];
      const parts: PrintedLine[][] = row.length > 1 ? row.map((cell) => [cell]) : [[...piece.lines]];
      const isWholeRow = row.length > 1 && row.length === columns;
      parts.forEach((lines, i) => {
        const before = cells.at(-1) ?? null;
        const follows = i > 0 || isNext ? before : null;
        cells.push({
          lines,
          pieces: [piece],
          follows,
          isAtPlan,
          isFirst: i === 0 && (isFirst || isWholeRow),
        });
      });
    }
  }
  const plan = cells.length > columns ? planLines(cells, columns) : NONE;
  return { cells: cells.filter(({ pieces }) => !plan.has(pieces[0]!)), plan: [...plan] };
}

const NONE: ReadonlySet<TextPiece> = new Set();

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

/**
 * The lines without which there are as many cells as columns: all that are no part of a broken cell; or those of them
 * at the plan's own label; or those that stand away from the others.
 */
function planLines(cells: readonly BlockCell[], columns: number): ReadonlySet<TextPiece> {
  const isLine = ({ pieces }: BlockCell) => pieces.length === 1 && pieces[0]!.lines.length === 1;
  const isFollowed = new Set(cells.map(({ follows }) => follows?.pieces[0]));
  const lines = cells.filter(isLine);
  const ways = [
    lines,
    lines.filter(({ isAtPlan }) => isAtPlan),
    lines.filter(({ follows, pieces }) => !follows && !isFollowed.has(pieces[0])),
  ];
  const spare = ways.find((some) => some.length === cells.length - columns) ?? [];
  return new Set(spare.map(({ pieces }) => pieces[0]!));
}
