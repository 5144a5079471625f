import { createMiddleware } from 'hono/factory';
import type { Db } from '#db/connect.ts';
import type { Env } from './context.ts';
import { newRequestId } from './request-id.ts';

type Installation = {
  db: Db;
  clock: () => Date;
  origin: string | null;
  assetPath: (name: string) => string;
};

/** Puts into the context what every route and page counts on. */
export const request = ({ db, clock, origin, assetPath }: Installation) =>
  createMiddleware<Env>(async (c, next) => {
    c.set('db', db);
    c.set('now', clock());
    c.set('assetPath', assetPath);
    c.set('isSecure', (origin ?? c.req.url).startsWith('https:'));
    c.set('actor', null);
    c.set('csrfToken', null);
    c.set('formPage', null);
    c.set('keptForm', null);
    c.set('requestId', newRequestId());
    c.header('X-Request-Id', c.get('requestId'));
    // Pages hold what only this person may see.
    c.header('Cache-Control', 'no-store');
    // No id holds the character NUL, and the database takes no text with it.
    if (c.req.path.includes('\0')) return c.notFound();
    return next();
  });
