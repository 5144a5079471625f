import type { Role } from './role.ts';

/** A post that the actor holds today. `department`: its printed name; null for a post above the departments. */
export type ActorPost = { id: string; role: Role; department: string | null };

/** What a one-time link is for; a session that came from it may do this and nothing else. */
export type LinkBinding =
  | { kind: 'sheet'; planId: string; sheetId: string; department: string }
  | { kind: 'meeting'; planId: string; meetingId: string; personId: string };

/** Who is asking: what a session, a command or a link stands for. */
export type Actor = {
  municipality: { id: string; name: string; isSample: boolean };
  /** Null where a one-time link is used: then `boundTo` says what it is for. */
  accountId: string | null;
  personId: string | null;
  /** As shown in the header and in events: 高齢者支援課 地域包括ケア係 担当. Posts, not persons. */
  label: string;
  /** The roles of all posts held today. */
  roles: ReadonlySet<Role>;
  posts: readonly ActorPost[];
  boundTo: LinkBinding | null;
};

/** The actor as rules look at a person: the posts held today, and who holds them. */
export const askerOf = ({ posts, personId }: Actor) => ({ capacities: posts, personId });

export const hasRole = (actor: Actor, ...roles: Role[]) => roles.some((role) => actor.roles.has(role));

/** The departments for which the actor holds a post, of these roles or of any. */
export function departmentsOf(actor: Actor, ...roles: Role[]): string[] {
  const own = actor.posts.filter(({ role }) => roles.length === 0 || roles.includes(role));
  return [...new Set(own.flatMap(({ department }) => department ?? []))];
}
