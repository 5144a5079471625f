import { getCookie, setCookie } from 'hono/cookie';
import { hashToken, newToken } from '#db/secret-token.ts';
import type { WayToSignIn } from '#db/tables.ts';
import { clientAddress } from '#http/client-address.ts';
import type { AppContext } from '#http/context.ts';
import { keptPath, ownerOf } from '#http/kept-form/kept-forms.ts';
import { redirectWithNotice } from '#http/notice.ts';
import { giveSession, sessionHashesOf } from '#http/session.ts';
import type { Attempt, AttemptLimits } from '#records/account/attempt-limits.ts';
import type { CodeKind } from '#records/account/check-code.ts';
import { findSession } from '#records/account/find-session.ts';
import { listKeptForms } from '#records/account/kept-forms.ts';
import type { Visit } from '#records/account/open-session.ts';
import { browserFacts } from './browser-facts.ts';

const PROOF_COOKIE = 'ayumi_browser';
const PROOF_SECONDS = 400 * 24 * 60 * 60;

/** A new token, and what its session is to know of this browser. The one that the browser has now ends with it. */
export function newVisit(c: AppContext): { token: string; visit: Visit } {
  const token = newToken();
  const visit = {
    tokenHash: hashToken(token),
    replaces: sessionHashesOf(c),
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
  const next = (await keptPage(c, entry.token)) ?? entry.next;
  return entry.second === 'backup-code'
    ? redirectWithNotice(c, next, 'backup-code-used')
    : c.redirect(next, 303);
}

/** Whose form came too late last time goes on with it; null where nothing is kept. */
export async function keptPage(c: AppContext, token: string): Promise<string | null> {
  const actor = await findSession(c.get('db'), hashToken(token), c.get('now'));
  const [newest] = actor ? await listKeptForms(c.get('db'), ownerOf(actor), c.get('now')) : [];
  return newest ? keptPath(newest) : null;
}
