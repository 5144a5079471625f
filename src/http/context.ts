import type { Context } from 'hono';
import type { Db } from '#db/connect.ts';
import type { Role } from '#db/tables.ts';

/** Who is asking: set by the session middleware for every signed-in request. */
export type Actor = {
  municipality: { id: string; name: string; isSample: boolean };
  accountId: string;
  role: Role;
  /** As shown in the header and in events: 事務局（福祉総務課 地域福祉係）. */
  label: string;
  department: string | null;
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
