import { createHash } from 'node:crypto';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { createMiddleware } from 'hono/factory';
import { hashToken } from '#db/secret-token.ts';
import type { Actor } from '#domain/people/actor.ts';
import { isFromThisMachine } from './client-address.ts';
import type { AppContext, Env } from './context.ts';

const COOKIE = 'ayumi_session';

const formTokenOf = (token: string) => createHash('sha256').update(`csrf ${token}`).digest('base64url');

export type FindSession = (c: AppContext, tokenHash: string) => Promise<Actor | null>;

/** Finds out who is asking. A sample sign-in is nobody unless the browser runs on this machine. */
export const session = (findSession: FindSession) =>
  createMiddleware<Env>(async (c, next) => {
    const token = getCookie(c, COOKIE);
    const found = token ? await findSession(c, hashToken(token)) : null;
    const actor = found?.municipality.isSample && !isFromThisMachine(c) ? null : found;
    c.set('actor', actor);
    c.set('csrfToken', actor && token ? formTokenOf(token) : null);
    await next();
  });

/** The cookie ends with the browser; the session itself ends by the database. */
export function giveSession(c: AppContext, token: string): void {
  setCookie(c, COOKIE, token, { path: '/', httpOnly: true, sameSite: 'Lax', secure: c.get('isSecure') });
}

/** The token of a form, as the database knows it. */
export const formHashOf = (formToken: string) => hashToken(formToken);

/** The hash of the token that the browser sent; whether a session belongs to it, the database knows. */
export function sessionHashOf(c: AppContext): string | null {
  const token = getCookie(c, COOKIE);
  return token ? hashToken(token) : null;
}

/** What the browser has of a session, hashed: its cookie, and the token that the session's forms carry. */
export function sessionHashesOf(c: AppContext): { tokenHash: string; formHash: string } | null {
  const token = getCookie(c, COOKIE);
  return token ? { tokenHash: hashToken(token), formHash: formHashOf(formTokenOf(token)) } : null;
}

/** The browser's session, which it no longer has after this. */
export function takeSession(c: AppContext): ReturnType<typeof sessionHashesOf> {
  const session = sessionHashesOf(c);
  if (session) deleteCookie(c, COOKIE, { path: '/' });
  return session;
}
