import { getCookie, setCookie } from 'hono/cookie';
import { hashToken, newToken } from '#db/secret-token.ts';
import type { WayToSignIn } from '#db/tables.ts';
import { clientAddress } from '#http/client-address.ts';
import type { AppContext } from '#http/context.ts';
import { redirectWithNotice } from '#http/notice.ts';
import { giveSession, sessionHashOf } from '#http/session.ts';
import type { Attempt, AttemptLimits } from '#records/account/attempt-limits.ts';
import type { CodeKind } from '#records/account/check-code.ts';
import type { Visit } from '#records/account/open-session.ts';
import { browserFacts } from './browser-facts.ts';

const PROOF_COOKIE = 'ayumi_browser';
const PROOF_SECONDS = 400 * 24 * 60 * 60;

/** A new token, and what its session is to know of this browser. The one that the browser has now ends with it. */
export function newVisit(c: AppContext): { token: string; visit: Visit } {
  const token = newToken();
  const visit = {
    tokenHash: hashToken(token),
    replaces: sessionHashOf(c),
    from: browserFacts(c),
    now: c.get('now'),
  };
  return { token, visit };
}

export const attemptOf = (c: AppContext, name: string): Attempt => ({
  name,
  address: clientAddress(c),
  browserProof: getCookie(c, PROOF_COOKIE) ?? null,
});

/** What was right so far gets the second question, or goes in. */
type Entry = {
  token: string;
  signIn: string;
  next: string;
  way: WayToSignIn;
  needsSecondFactor: boolean;
  second?: CodeKind;
};

export async function enter(c: AppContext, limits: AttemptLimits, entry: Entry): Promise<Response> {
  giveSession(c, entry.token);
  if (entry.needsSecondFactor)
    return c.redirect(`/second-factor?next=${encodeURIComponent(entry.next)}`, 303);
  const proof = await limits.succeed(attemptOf(c, entry.signIn), {
    password: entry.way === 'password',
    code: entry.second !== undefined,
  });
  setCookie(c, PROOF_COOKIE, proof, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: c.get('isSecure'),
    maxAge: PROOF_SECONDS,
  });
  return entry.second === 'backup-code'
    ? redirectWithNotice(c, entry.next, 'backup-code-used')
    : c.redirect(entry.next, 303);
}
