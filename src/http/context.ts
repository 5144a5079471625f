import type { Context } from 'hono';
import type { Db } from '#db/connect.ts';
import type { LinkBinding, Role } from '#db/tables.ts';

/** A post that the actor holds today. `department`: its printed name; null for a post above the departments. */
export type ActorPost = { id: string; role: Role; department: string | null };

/** Who is asking: set by the session middleware for every signed-in request. */
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

/** What every route finds in its context. `actor` is null only on pages that need no sign-in. */
export type Env = {
  Variables: {
    db: Db;
    now: Date;
    actor: Actor | null;
    requestId: string;
    /** What every form of this session must carry; null without a session. */
    csrfToken: string | null;
    /** The fields of an unsafe request, read once and checked by the form guard. */
    form: FormData | null;
    /** The address of a browser file by its source name: ayumi.css → /assets/ayumi-3F2A.css. */
    assetPath: (name: string) => string;
    /** True when the browser speaks https to this installation. */
    isSecure: boolean;
  };
};
export type AppContext = Context<Env>;

/** The signed-in actor of a route that {@link permit} guards. */
export function actorOf(c: AppContext): Actor {
  const actor = c.get('actor');
  if (!actor) throw new Error('this route must be guarded by permit()');
  return actor;
}

export const hasRole = (actor: Actor, ...roles: Role[]) => roles.some((role) => actor.roles.has(role));

/** The departments for which the actor holds a post, of these roles or of any. */
export function departmentsOf(actor: Actor, ...roles: Role[]): string[] {
  const own = actor.posts.filter(({ role }) => roles.length === 0 || roles.includes(role));
  return [...new Set(own.flatMap(({ department }) => department ?? []))];
}
