import { type Actor, departmentsOf, hasRole } from '../people/actor.ts';
import { ownerName } from '../sheet/part.ts';

/** How far somebody may look back: null for everything, else at what is shared and at what is of these departments. */
export type Reach = string[] | null;

export function reachOf(actor: Actor): Reach {
  if (hasRole(actor, 'secretariat', 'operator', 'reviewer')) return null;
  return departmentsOf(actor, 'writer', 'approver');
}

/** A department looks back at the projects that it owns. */
export const reaches = (reach: Reach, { owners }: { owners: readonly Parameters<typeof ownerName>[0][] }) =>
  reach === null || owners.some((owner) => reach.includes(ownerName(owner) ?? ''));
