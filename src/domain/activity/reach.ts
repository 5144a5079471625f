import { type Actor, departmentIdsOf, hasRole } from '../people/actor.ts';

/** How far somebody may look back: null for everything, else at what is shared and at what is of these departments (their ids). */
export type Reach = string[] | null;

export function reachOf(actor: Actor): Reach {
  if (hasRole(actor, 'secretariat', 'operator', 'reviewer')) return null;
  return departmentIdsOf(actor, 'writer', 'approver');
}

/** A department looks back at the projects that it owns. */
export const reaches = (reach: Reach, owners: readonly { id: string }[] = []) =>
  reach === null || owners.some(({ id }) => reach.includes(id));
