import type { PartState, SheetState } from '../sheet/part.ts';

/**
 * How far one owner's part is, as lists of work tell it, the least advanced first: it was sent back, nobody has written in it,
 * it is being written, handed in, approved; from then on the sheet moves as a whole.
 */
export const PROGRESS = [
  'returned',
  'empty',
  'begun',
  'submitted',
  'approved',
  'accepted',
  'reviewed',
  'finalised',
] as const;
export type Progress = (typeof PROGRESS)[number];

/** What waits for the department's writer. */
export const isOpen = (progress: Progress) =>
  progress === 'returned' || progress === 'empty' || progress === 'begun';

/** `sheet` null: it came from a document and was never moved here. */
export function progressOf(part: {
  state: PartState | null;
  sheet: SheetState | null;
  hasBegun: boolean;
}): Progress {
  const { sheet } = part;
  if (sheet === 'accepted' || sheet === 'reviewed' || sheet === 'finalised') return sheet;
  const state = part.state ?? sheet ?? 'draft';
  if (state === 'draft') return part.hasBegun ? 'begun' : 'empty';
  return state;
}
