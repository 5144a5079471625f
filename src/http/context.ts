import type { Context } from 'hono';
import type { Db } from '#db/connect.ts';
import type { Actor } from '#domain/people/actor.ts';
import type { PlanScope, YearScope } from './scope.ts';

/** What every route finds in its context. `actor` is null only on pages that need no sign-in. */
export type Env = {
  Variables: {
    db: Db;
    now: Date;
    actor: Actor | null;
    /** What the address names, opened by {@link permit}; unset where it names none. */
    plan: PlanScope | undefined;
    year: YearScope | undefined;
    requestId: string;
    /** What every form of this session must carry; null without a session. */
    csrfToken: string | null;
    /** The fields of an unsafe request, read once and checked by the form guard. */
    form: FormData | null;
    /** Where the sent form stands, as it or the browser says. */
    formPage: string | null;
    /** The kept form that the sent one was filled from. */
    keptForm: string | null;
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
