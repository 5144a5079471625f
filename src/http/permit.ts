import { createMiddleware } from 'hono/factory';
import type { LinkBinding } from '#domain/people/actor.ts';
import { type Actor, hasRole } from '#domain/people/actor.ts';
import type { Role } from '#domain/people/role.ts';
import type { AppContext, Env } from './context.ts';
import { localPath } from './local-path.ts';
import { redirectWithNotice } from './notice.ts';
import { openScope } from './open-scope.ts';
import { renderRefusal } from './refusal-page.tsx';

/** Lets only these roles through; without a role, everybody who is signed in. Never who came by a one-time link. */
export const permit = (...roles: Role[]) =>
  guard((actor) => actor.boundTo === null && holdsOne(actor, roles));

/** Lets everybody through who is signed in, by a one-time link too: for what is one's own wherever one is. */
export const permitEverybody = () => guard(() => true);

/**
 * Like {@link permit}, and also lets through who came by a one-time link for exactly the sheet or the meeting of this address
 * (`:plan` with `:sheet` or `:meeting`).
 */
export const permitLinked = (kind: LinkBinding['kind'], ...roles: Role[]) =>
  guard((actor, c) => (actor.boundTo === null ? holdsOne(actor, roles) : isBoundTo(actor.boundTo, kind, c)));

function guard(isAllowed: (actor: Actor, c: AppContext) => boolean) {
  return createMiddleware<Env>(async (c, next) => {
    const actor = c.get('actor');
    if (!actor) {
      const signIn = `/sign-in?next=${encodeURIComponent(wantedPath(c))}`;
      return c.req.method === 'GET' ? c.redirect(signIn, 303) : redirectWithNotice(c, signIn, 'form-unsaved');
    }
    if (!isAllowed(actor, c)) return renderRefusal(c, actor.boundTo ? 'beyond-the-link' : 'not-your-role');
    return (await openScope(c)) ? next() : c.notFound();
  });
}

const holdsOne = (actor: Actor, roles: Role[]) => roles.length === 0 || hasRole(actor, ...roles);

function isBoundTo(binding: LinkBinding, kind: LinkBinding['kind'], c: AppContext): boolean {
  if (binding.kind !== kind || binding.planId !== c.req.param('plan')) return false;
  return binding.kind === 'sheet'
    ? binding.sheetId === c.req.param('sheet')
    : binding.meetingId === c.req.param('meeting');
}

/** Where to go on after signing in: this page, or the page whose form was sent. */
function wantedPath(c: AppContext): string {
  if (c.req.method !== 'GET') return c.get('formPage') ?? '/';
  const { pathname, search } = new URL(c.req.url);
  return localPath(pathname + search) ?? '/';
}
