import type { Labelled } from '#profiles/sheets-profile.ts';
import type { Source } from '../source.ts';
import { cellsOf } from './cells.ts';
import type { FormSlot } from './patterns.ts';
import type { LabelPiece, Piece, TextPiece } from './pieces.ts';

/** A block without a label of its own, and what stands around it on the page. */
export type Candidate = {
  piece: TextPiece;
  /** Labels right before it, and how many blocks of text stand between. */
  labels: readonly LabelPiece[];
  offset: number;
  /** The label right after it, and whether that stands in the same block. */
  next: LabelPiece | null;
  previous: TextPiece | null;
};

/** A run of labels longer than this says nothing of the block after it. */
const MOST_LABELS = 5;

/** Every block of text of a page with its neighbourhood. */
export function neighbourhoods(blocks: readonly (readonly Piece[])[]): Candidate[] {
  const candidates: Candidate[] = [];
  let labels: LabelPiece[] = [];
  let offset = 0;
  let previous = null as Candidate | null;
  for (const piece of blocks.flat()) {
    if (piece.kind === 'text') {
      const candidate: Candidate = { piece, labels, offset, next: null, previous: previous?.piece ?? null };
      previous = candidate;
      candidates.push(candidate);
      offset += 1;
      continue;
    }
    if (piece.kind === 'label') {
      if (previous) previous.next = piece;
      if (offset > 0) labels = [];
      labels = [...labels.slice(-MOST_LABELS), piece];
    } else labels = [];
    offset = 0;
    previous = null;
  }
  return candidates;
}

/**
 * Which block is which? The one that a slot's signs and the labels near it speak for most is taken first, and each
 * block and each slot is taken once (annual plan and yearly targets have several blocks). What no sign speaks for stays
 * without a slot.
 */
export function assignSlots(
  source: Source,
  candidates: readonly Candidate[],
  slots: readonly FormSlot[],
  taken: ReadonlySet<Labelled>,
  known: (piece: TextPiece) => Labelled | null,
): Map<TextPiece, { of: Labelled; score: number }> {
  const bids = candidates.flatMap((candidate) =>
    slots
      .filter((slot) => !taken.has(slot.of))
      .map((slot) => ({
        piece: candidate.piece,
        slot,
        score: score(source, candidate, slot, slots) + (known(candidate.piece) === slot.of ? LISTED : 0),
      }))
      .filter((bid) => bid.score > 0),
  );
  const assigned = new Map<TextPiece, { of: Labelled; score: number }>();
  const filled = new Set<Labelled>();
  for (const { piece, slot, score } of bids.sort((a, b) => b.score - a.score)) {
    const hasRoom =
      !filled.has(slot.of) || slot.of === 'target' || (slot.of === 'annualPlan' && score >= ENOUGH_FOR_MORE);
    if (assigned.has(piece) || !hasRoom) continue;
    assigned.set(piece, { of: slot.of, score });
    filled.add(slot.of);
  }
  return assigned;
}

const ENOUGH_FOR_MORE = 2;

/** That the summary lists a title says more than all that may stand around it. */
const LISTED = 9;

function score(source: Source, candidate: Candidate, slot: FormSlot, slots: readonly FormSlot[]): number {
  const { lines } = candidate.piece;
  const shape = shapeScore(source, candidate.piece, slot);
  const before = slot.follows && candidate.previous ? slots.find(({ of }) => of === slot.follows) : undefined;
  const follows = before && shapeScore(source, candidate.previous!, before) >= FITS ? 2 : 0;
  const tooLong = slot.mostLines !== undefined && lines.length > slot.mostLines ? -6 : 0;
  return shape + labelScore(candidate, slot) + follows + tooLong - (slot.seldom ? 2 : 0);
}

function labelScore({ labels, offset, next }: Candidate, slot: FormSlot): number {
  const nearest = labels.at(-1);
  let result = 0;
  for (const label of labels) {
    if (label.label.of !== slot.of) continue;
    const isOnNearestLine = label.spans[0]!.line === nearest!.spans[0]!.line;
    const ofLine = labels.filter((other) => other.spans[0]!.line === label.spans[0]!.line).length;
    if (isOnNearestLine && ofLine > 1 ? label.rank === offset : label === nearest && offset === 0)
      result += 3;
    else result += 1;
  }
  if (next?.label.of && slot.before.includes(next.label.of)) result += 4;
  return result;
}

/** From here on a block has the shape of the slot, not only nothing against it. */
const FITS = 4;

/** The width of a broken line is the width of its box; that of a single line only says how wide the box is at least. */
function shapeScore(source: Source, piece: TextPiece, slot: FormSlot): number {
  const { lines } = piece;
  let result = 0;
  if (slot.width) {
    const [least, most] = slot.width;
    const isRow = lines.length === 1 && (slot.of === 'target' || slot.of === 'annualPlan');
    const parts = isRow ? cellsOf(source, lines[0]!) : lines;
    const width = parts.reduce((widest, part) => Math.max(widest, part.width), 0);
    if (width > most) result -= 6;
    else if (width >= least) result += lines.length > 1 ? 4 : 2;
  }
  const text = lines
    .slice(0, MOST_LINES_COMPARED)
    .map((line) => line.bare.text)
    .join('');
  const sentences = text.split(/(?<=。)/u);
  const liked = sentences.filter((sentence) => slot.likes.some((pattern) => pattern.test(sentence)));
  result += (3 * liked.length) / sentences.length;
  if (slot.dislikes.some((pattern) => pattern.test(text))) result -= 3;
  return result;
}

/** So that no pattern sees more than some thousand characters. */
const MOST_LINES_COMPARED = 40;
