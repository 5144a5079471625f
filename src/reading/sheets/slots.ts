import type { Labelled } from '#profiles/sheets-profile.ts';
import type { Source } from '../source.ts';
import { cellsOf } from './cells.ts';
import type { Candidate } from './neighbourhoods.ts';
import type { FormSlot } from './patterns.ts';
import type { TextPiece } from './pieces.ts';
import type { PrintedLine } from './printed-line.ts';

/**
 * Which block is which? The one that a slot's signs and the labels near it speak for most is taken first, and each
 * block and each slot is taken once (annual plan and yearly targets have several blocks). What no sign speaks for stays
 * without a slot.
 */
export function assignSlots(
  source: Source,
  candidates: readonly Candidate[],
  slots: readonly FormSlot[],
  takenAs: (piece: TextPiece) => Labelled | 'other' | undefined,
  isFilled: (of: Labelled) => boolean,
  known: (piece: TextPiece) => Labelled | null,
): Map<TextPiece, { of: Labelled; score: number }> {
  const open = slots.filter(({ of }) => !isFilled(of));
  const bids = candidates.flatMap((candidate) =>
    open.map((slot) => ({
      piece: candidate.piece,
      slot,
      score:
        score(source, candidate, slot, slots, takenAs) + (known(candidate.piece) === slot.of ? LISTED : 0),
      isFirstAtLabel: !slot.seldom && labelScore(candidate, slot) >= AT_OWN_LABEL,
      isAtOwnLabel:
        slot.seldom && isAloneAtLabel(candidate, slot.of) && shapeScore(source, candidate.piece, slot) > 0,
    })),
  );
  const assigned = award(bids);
  const filled = new Set([...assigned.values()].map(({ of }) => of));
  const isMissed = ({ piece, slot, score }: Bid) =>
    !slot.seldom && !filled.has(slot.of) && score >= FITS_BETTER && isSeldom(assigned.get(piece)?.of);
  const isSeldom = (of: Labelled | undefined) => open.some((slot) => slot.seldom && slot.of === of);
  return bids.some(isMissed) ? award(bids.map((bid) => ({ ...bid, isAtOwnLabel: false }))) : assigned;
}

/** A block that says so much for a field that nothing else fills is not one that is seldom printed. */
const FITS_BETTER = 3;

type Bid = {
  piece: TextPiece;
  slot: FormSlot;
  score: number;
  isAtOwnLabel: boolean;
  /** Then it is the slot's even if all its signs speak against it, if nothing else is. */
  isFirstAtLabel: boolean;
};

/** The highest bids first. A field that is seldom filled bids low, unless it bears its signs at its own label. */
function award(bids: readonly Bid[]): Map<TextPiece, { of: Labelled; score: number }> {
  const assigned = new Map<TextPiece, { of: Labelled; score: number }>();
  const filled = new Set<Labelled>();
  const weighed = bids
    .map((bid) => ({ ...bid, score: bid.score - (bid.slot.seldom && !bid.isAtOwnLabel ? SELDOM : 0) }))
    .filter((bid) => bid.score > 0 || bid.isFirstAtLabel);
  for (const { piece, slot, score } of weighed.sort((a, b) => b.score - a.score)) {
    const hasRoom =
      !filled.has(slot.of) || slot.of === 'target' || (slot.of === 'annualPlan' && score >= ENOUGH_FOR_MORE);
    if (assigned.has(piece) || !hasRoom) continue;
    assigned.set(piece, { of: slot.of, score });
    filled.add(slot.of);
  }
  return assigned;
}

const SELDOM = 5;

/** Between its own label and the next one, or the end of the page, nothing else stands. */
function isAloneAtLabel({ labels, offset, following }: Candidate, of: Labelled): boolean {
  return offset === 0 && !following && labels.at(-1)?.label.of === of;
}

const ENOUGH_FOR_MORE = 2;

/** That the summary lists a title says more than all that may stand around it. */
const LISTED = 9;

function score(
  source: Source,
  candidate: Candidate,
  slot: FormSlot,
  slots: readonly FormSlot[],
  takenAs: (piece: TextPiece) => Labelled | 'other' | undefined,
): number {
  const { lines } = candidate.piece;
  const shape = shapeScore(source, candidate.piece, slot);
  const tooLong = slot.mostLines !== undefined && lines.length > slot.mostLines ? -6 : 0;
  const atLabel = labelScore(candidate, slot);
  return shape + atLabel + neighbourScore(source, candidate, slot, slots, takenAs) + tooLong;
}

/** Does it stand right after the block that its own comes after, or right before one that comes after it? */
function neighbourScore(
  source: Source,
  { previous, following }: Candidate,
  { of, follows }: FormSlot,
  slots: readonly FormSlot[],
  takenAs: (piece: TextPiece) => Labelled | 'other' | undefined,
): number {
  const fits = (piece: TextPiece, slot: FormSlot) =>
    takenAs(piece) === undefined ? shapeScore(source, piece, slot) >= FITS : takenAs(piece) === slot.of;
  const before = previous && slots.find((slot) => slot.of === follows);
  const isAfter = previous && follows && takenAs(previous) === follows;
  if (isAfter) return AT_OWN_LABEL;
  const isBeside = before && fits(previous, before);
  const isBefore = following && slots.some((slot) => slot.follows === of && fits(following, slot));
  return (isBeside ? 2 : 0) + (isBefore ? 2 : 0);
}

/** What it says of a block that its own label is the last thing before it. */
const AT_OWN_LABEL = 3;

function labelScore({ labels, offset, next }: Candidate, slot: FormSlot): number {
  const nearest = labels.at(-1);
  let result = 0;
  for (const label of labels) {
    if (label.label.of !== slot.of) continue;
    const isOnNearestLine = label.spans[0]!.line === nearest!.spans[0]!.line;
    const ofLine = labels.filter((other) => other.spans[0]!.line === label.spans[0]!.line).length;
    if (isOnNearestLine && ofLine > 1 ? label.rank === offset : label === nearest && offset === 0)
      result += AT_OWN_LABEL;
    else result += 1;
  }
  if (next?.label.of && slot.before.includes(next.label.of)) result += 4;
  return result;
}

/** From here on a block has the shape of the slot, not only nothing against it. */
const FITS = 3;

/** The width of a broken line is the width of its box; that of another only says how wide the box is at least. */
function shapeScore(source: Source, piece: TextPiece, slot: FormSlot): number {
  const { lines } = piece;
  let result = 0;
  if (slot.width) {
    const [least, most] = slot.width;
    const isYearly = slot.of === 'target' || slot.of === 'annualPlan';
    const cells = lines.length === 1 ? cellsOf(source, lines[0]!) : lines;
    const parts = isYearly ? cells : lines;
    const widest = (some: readonly PrintedLine[]) =>
      some.reduce((width, part) => Math.max(width, part.width), 0);
    const broken = lines.filter(
      (_, index) => index + 1 < lines.length && !STARTS_ITEM.test(lines[index + 1]!.bare.text),
    );
    if (widest(parts) > most) result -= 6;
    else if (widest(broken) >= least) result += 4;
    else if (widest(parts) >= least) result += 2;
    if (slot.of === 'title' && lines.length === 1 && cells.length > 1) result -= 3;
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

const STARTS_ITEM = /^[・○〇◎※●①-⑳【]/u;

/** So that no pattern sees more than some thousand characters. */
const MOST_LINES_COMPARED = 40;
