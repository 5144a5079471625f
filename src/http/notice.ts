import { getCookie, setCookie } from 'hono/cookie';
import { type NoticeCode, notices } from '#messages';
import type { AppContext } from './context.ts';

const COOKIE = 'ayumi_notice';

/** Ends an action: the browser goes on to `path`, and the page there says once what was done. */
export function redirectWithNotice(c: AppContext, path: string, notice: NoticeCode): Response {
  setCookie(c, COOKIE, notice, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: c.get('isSecure'),
    maxAge: 60,
  });
  return c.redirect(path, 303);
}

/** What was not done: said as a warning. */
const NOT_DONE: readonly string[] = [
  'form-kept',
  'form-kept-for-link',
  'form-unsaved',
] satisfies NoticeCode[];

/** The sentence that the action before this page left, if any; it is not said a second time. */
export function takeNotice(c: AppContext): { kind: 'success' | 'warning'; sentence: string } | null {
  const code = getCookie(c, COOKIE);
  if (code === undefined) return null;
  setCookie(c, COOKIE, '', { path: '/', maxAge: 0 });
  if (!Object.hasOwn(notices, code)) return null;
  return { kind: NOT_DONE.includes(code) ? 'warning' : 'success', sentence: notices[code as NoticeCode] };
}
