import type { PartStage, PartState, SheetState } from './part.ts';

/** Who asks: the posts held today, each with the departments that it answers for. */
export type SheetAsker = { capacities: readonly { role: string; departmentIds: readonly string[] }[] };
export type GuardedPart = { departmentId: string; stage: PartStage; state: PartState };
export type GuardedSheet = { state: SheetState | null; parts: readonly GuardedPart[] };

const ACCEPTED: ReadonlySet<SheetState> = new Set(['accepted', 'reviewed', 'finalised']);

/** Was the sheet accepted, or did it come in by import, published by its town (it has no state)? */
export const isAccepted = (state: SheetState | null): boolean => state === null || ACCEPTED.has(state);

/**
 * May this person read what a part of a sheet says now? The one rule of who reads a sheet when. From its acceptance on everybody of the
 * municipality does. Before that its owners read
 * their own parts, and the others' once these are submitted; the secretariat reads all; everybody reads targets that were approved. What
 * was returned or withdrawn is hidden again, because its state says so.
 */
export function opensPart({ capacities }: SheetAsker, part: GuardedPart, sheet: GuardedSheet): boolean {
  if (isAccepted(sheet.state)) return true;
  const isOwn = ({ departmentId }: GuardedPart) =>
    capacities.some((post) => post.role === 'secretariat' || post.departmentIds.includes(departmentId));
  if (isOwn(part)) return true;
  const isHandedIn = part.state === 'submitted' || part.state === 'approved';
  return (isHandedIn && sheet.parts.some(isOwn)) || (part.stage === 'targeting' && part.state === 'approved');
}
