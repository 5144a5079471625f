import { Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { z } from 'zod';
import type { AppConfig } from '#config';
import { clientAddress, isFromThisMachine } from '#http/client-address.ts';
import { type AppContext, actorOf, type Env } from '#http/context.ts';
import { localPath } from '#http/local-path.ts';
import { redirectWithNotice } from '#http/notice.ts';
import { permit } from '#http/permit.ts';
import { formProblem, readForm } from '#http/read-form.ts';
import { giveSession, hashToken, newSessionToken, takeSession } from '#http/session.ts';
import { type AttemptLimits, createAttemptLimits } from './attempt-limits.ts';
import { endSession } from './end-session.ts';
import { foldSignInName } from './sign-in-name.ts';
import { renderSignInPage } from './sign-in-page.tsx';
import { startSession } from './start-session.ts';

const SignInForm = z.object({
  name: z.string().trim().min(1).max(200).meta({ title: 'ログインID' }),
  password: z.string().min(1).max(200).meta({ title: 'パスワード' }),
  next: z.string().optional(),
});
const PROOF_COOKIE = 'ayumi_browser';

export function signInRoutes(_config: AppConfig): Hono<Env> {
  const limits = createAttemptLimits();
  return new Hono<Env>()
    .get('/sign-in', (c) => {
      const next = localPath(c.req.query('next')) ?? '/';
      return c.get('actor') ? c.redirect(next, 303) : renderSignInPage(c, { next });
    })
    .post('/session', (c) => answerSignIn(c, limits))
    .post('/session/end', permit(), async (c) => {
      const tokenHash = takeSession(c);
      if (tokenHash) await endSession(c.get('db'), actorOf(c), tokenHash);
      return redirectWithNotice(c, '/sign-in', 'signed-out');
    });
}

async function answerSignIn(c: AppContext, limits: AttemptLimits) {
  const form = readForm(c, SignInForm);
  if (!form.ok) {
    const { name = '', next } = form.inputs;
    return renderSignInPage(c, {
      next: localPath(next) ?? '/',
      name,
      problems: form.problems,
      status: 422,
    });
  }
  const { name, password } = form.value;
  const next = localPath(form.value.next) ?? '/';
  const attempt = {
    name: foldSignInName(name),
    address: clientAddress(c),
    browserProof: getCookie(c, PROOF_COOKIE) ?? null,
  };
  const wait = await limits.begin(attempt);
  if (wait > 0) {
    const problem = formProblem('name', 'sign-in-paused', '', Math.ceil(wait / 60));
    return renderSignInPage(c, { next, name, problems: [problem], status: 429 });
  }
  const token = newSessionToken();
  const started = await startSession(
    c.get('db'),
    { name, password, isFromThisMachine: isFromThisMachine(c) },
    { tokenHash: hashToken(token), now: c.get('now') },
  );
  if (!started.ok) {
    return renderSignInPage(c, { next, name, problems: [formProblem('name', started.code)], status: 422 });
  }
  const proof = await limits.succeed(attempt);
  setCookie(c, PROOF_COOKIE, proof, {
    path: '/session',
    httpOnly: true,
    sameSite: 'Lax',
    secure: c.get('isSecure'),
    maxAge: 400 * 24 * 60 * 60,
  });
  giveSession(c, token);
  return c.redirect(next, 303);
}
