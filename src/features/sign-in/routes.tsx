import { Hono } from 'hono';
import { z } from 'zod';
import type { AppConfig } from '#config';
import { isFromThisMachine } from '#http/client-address.ts';
import type { AppContext, Env } from '#http/context.ts';
import { localPath } from '#http/local-path.ts';
import { redirectWithNotice } from '#http/notice.ts';
import { formProblem, readForm } from '#http/read-form.ts';
import { sessionHashOf, takeSession } from '#http/session.ts';
import { endSession } from '#records/account/end-session.ts';
import { findPendingSession } from '#records/account/find-session.ts';
import { endChallenge, passSecondFactor } from '#records/account/pass-second-factor.ts';
import { foldSignInName } from '#records/account/sign-in-name.ts';
import { startSession } from '#records/account/start-session.ts';
import { accountRoutes } from './account-routes.tsx';
import { attemptOf, enter, newVisit } from './enter.ts';
import { identityRoutes } from './identity-routes.tsx';
import { keptFormRoutes } from './kept-form-routes.ts';
import { linkRoutes } from './link-routes.tsx';
import { passwordRoutes } from './password-routes.tsx';
import { renderSecondFactorPage } from './second-factor-page.tsx';
import { type SignInSettings, signInSettings } from './settings.ts';
import { renderSignInPage } from './sign-in-page.tsx';
import { staffAccountRoutes } from './staff-account-routes.tsx';

const SignInForm = z.object({
  name: z.string().trim().min(1).max(200).meta({ title: 'ログインID' }),
  password: z.string().min(1).max(200).meta({ title: 'パスワード' }),
  next: z.string().optional(),
});
const CodeForm = z.object({
  code: z.string().trim().min(1).max(40).meta({ title: '確認コード' }),
  next: z.string().optional(),
});

export function signInRoutes(config: AppConfig): Hono<Env> {
  const settings = signInSettings(config);
  return new Hono<Env>()
    .get('/sign-in', (c) => {
      const next = localPath(c.req.query('next')) ?? '/';
      const actor = c.get('actor');
      return actor && !actor.boundTo ? c.redirect(next, 303) : renderSignInPage(c, settings, { next });
    })
    .post('/session', (c) => answerSignIn(c, settings))
    .post('/session/end', async (c) => {
      const actor = c.get('actor');
      const session = takeSession(c);
      if (actor && session) await endSession(c.get('db'), actor, session, c.get('now'));
      return redirectWithNotice(c, '/sign-in', 'signed-out');
    })
    .get('/second-factor', async (c) => {
      const next = localPath(c.req.query('next')) ?? '/';
      return (await pendingOf(c)) ? renderSecondFactorPage(c, { next }) : c.redirect('/sign-in', 303);
    })
    .post('/second-factor', (c) => answerSecondFactor(c, settings))
    .route('/', passwordRoutes(settings))
    .route('/', identityRoutes(settings))
    .route('/', accountRoutes(settings))
    .route('/', staffAccountRoutes(settings))
    .route('/', linkRoutes(settings))
    .route('/', keptFormRoutes);
}

async function answerSignIn(c: AppContext, settings: SignInSettings) {
  const form = readForm(c, SignInForm);
  if (!form.ok) {
    const { name = '', next } = form.inputs;
    const page = { next: localPath(next) ?? '/', name, problems: form.problems };
    return renderSignInPage(c, settings, page);
  }
  const { name, password } = form.value;
  const next = localPath(form.value.next) ?? '/';
  const wait = await settings.limits.begin(attemptOf(c, foldSignInName(name)));
  if (wait > 0) {
    const problem = formProblem('name', 'sign-in-paused', '', Math.ceil(wait / 60));
    return renderSignInPage(c, settings, { next, name, problems: [problem], status: 429 });
  }
  const { token, visit } = newVisit(c);
  const credentials = { name, password, isFromThisMachine: isFromThisMachine(c) };
  const started = await startSession(c.get('db'), credentials, visit);
  if (!started.ok) {
    const problems = [formProblem('name', started.code)];
    return renderSignInPage(c, settings, { next, name, problems });
  }
  return enter(c, settings.limits, { token, next, way: 'password', ...started });
}

/** The session of this browser that waits for the second factor, if there is one. */
async function pendingOf(c: AppContext) {
  const tokenHash = sessionHashOf(c);
  const pending = tokenHash ? await findPendingSession(c.get('db'), tokenHash, c.get('now')) : undefined;
  return pending?.isSample && !isFromThisMachine(c) ? undefined : pending;
}

async function answerSecondFactor(c: AppContext, settings: SignInSettings) {
  const pending = await pendingOf(c);
  if (!pending) return c.redirect('/sign-in', 303);
  const form = readForm(c, CodeForm);
  if (!form.ok) {
    const next = localPath(form.inputs.next) ?? '/';
    return renderSecondFactorPage(c, { next, problems: form.problems });
  }
  const next = localPath(form.value.next) ?? '/';
  const attempt = attemptOf(c, pending.signIn);
  const { wait, isLast } = await settings.limits.tryCode(pending.tokenHash, attempt);
  if (wait > 0) {
    const problem = formProblem('code', 'sign-in-paused', '', Math.ceil(wait / 60));
    return renderSecondFactorPage(c, { next, problems: [problem], status: 429 });
  }
  const { token, visit } = newVisit(c);
  const taken = await passSecondFactor(c.get('db'), settings.key(), pending, form.value.code, visit);
  if (taken) {
    const { signIn, way } = pending;
    return enter(c, settings.limits, { token, next, signIn, way, needsSecondFactor: false, second: taken });
  }
  if (!isLast) {
    const problems = [formProblem('code', 'code-wrong')];
    return renderSecondFactorPage(c, { next, problems });
  }
  await endChallenge(c.get('db'), pending, c.get('now'));
  takeSession(c);
  const problems = [formProblem('name', 'code-over')];
  return renderSignInPage(c, settings, { next, problems });
}
