import type { Role } from './role.ts';

/** A department as a list prints it, with its id. */
export type NamedDepartment = { id: string; label: string };

/** A post that the actor holds today, and what it answers for: its department with the 係 of it; nothing where it is above them. */
export type ActorPost = {
  id: string;
  role: Role;
  departments: readonly NamedDepartment[];
  departmentIds: readonly string[];
};

/** What a one-time link is for; a session that came from it may do this and nothing else. */
export type LinkBinding =
  | { kind: 'sheet'; planId: string; sheetId: string; departmentId: string }
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

/** The departments for which the actor holds a post, of these roles or of any; the own before the 係 of it. */
export function departmentsOf(actor: Actor, ...roles: Role[]): NamedDepartment[] {
  const own = actor.posts.filter(({ role }) => roles.length === 0 || roles.includes(role));
  const all = own.flatMap(({ departments }) => departments);
  return [...new Map(all.map((one) => [one.id, one])).values()];
}

/** The same by their ids. */
export const departmentIdsOf = (actor: Actor, ...roles: Role[]): string[] =>
  departmentsOf(actor, ...roles).map(({ id }) => id);
