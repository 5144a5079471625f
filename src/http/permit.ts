import { createMiddleware } from 'hono/factory';
import type { Role } from '#db/tables.ts';
import type { AppContext, Env } from './context.ts';
import { localPath } from './local-path.ts';
import { renderRefusal } from './refusal-page.tsx';

/** Lets only these roles through; without a role, everybody who is signed in. */
export const permit = (...roles: Role[]) =>
  createMiddleware<Env>(async (c, next) => {
    const actor = c.get('actor');
    if (!actor) return c.redirect(`/sign-in?next=${encodeURIComponent(wantedPath(c))}`, 303);
    if (roles.length > 0 && !roles.includes(actor.role)) return renderRefusal(c, 'not-your-role');
    return next();
  });

/** Where to go on after signing in: this page, or the page whose form was sent. */
function wantedPath(c: AppContext): string {
  const url = c.req.method === 'GET' ? c.req.url : (c.req.header('referer') ?? '/');
  try {
    const { pathname, search } = new URL(url);
    return localPath(pathname + search) ?? '/';
  } catch {
    return '/';
  }
}
