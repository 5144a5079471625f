import type { LabelPiece, Piece, TextPiece } from './pieces.ts';

/** A block without a label of its own, and what stands around it on the page. */
export type Candidate = {
  piece: TextPiece;
  /** Labels right before it, and how many blocks of text stand between. */
  labels: readonly LabelPiece[];
  offset: number;
  /** The label right after it, and whether that stands in the same block. */
  next: LabelPiece | null;
  /** The blocks of text right before and after it, with no label between them. */
  previous: TextPiece | null;
  following: TextPiece | null;
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
      const candidate: Candidate = {
        piece,
        labels,
        offset,
        next: null,
        previous: previous?.piece ?? null,
        following: null,
      };
      if (previous) previous.following = piece;
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
