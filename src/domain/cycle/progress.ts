import type { PartState, SheetState } from '../sheet/part.ts';

/**
 * How far one owner's part is, as lists of work tell it, the least advanced first: it was sent back, nobody has written in it,
 * it is being written, handed in, approved; from then on the sheet moves as a whole. Last what came from a document as it was
 * published, and never moved here.
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
  'imported',
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
  if (state !== 'draft') return state;
  if (!part.hasBegun) return 'empty';
  return part.state === null && sheet === null ? 'imported' : 'begun';
}

const noCounts = () => Object.fromEntries(PROGRESS.map((one) => [one, 0])) as Record<Progress, number>;

type Counted = { sheet: string; progress: Progress };

/** Parts 担当分 by how far each is. */
export function countParts(parts: readonly Counted[]): Record<Progress, number> {
  const counts = noCounts();
  for (const { progress } of parts) counts[progress]++;
  return counts;
}

/** How far each sheet is: as far as its least advanced part. */
export function sheetProgress(parts: readonly Counted[]): Map<string, Progress> {
  const least = new Map<string, Progress>();
  for (const { sheet, progress } of parts) {
    const known = least.get(sheet);
    if (!known || PROGRESS.indexOf(progress) < PROGRESS.indexOf(known)) least.set(sheet, progress);
  }
  return least;
}

/** Sheets 実数 by how far each is; each counts once. */
export function countSheets(parts: readonly Counted[]): { total: number; counts: Record<Progress, number> } {
  const least = sheetProgress(parts);
  const counts = noCounts();
  for (const progress of least.values()) counts[progress]++;
  return { total: least.size, counts };
}
