import { setTimeout as after } from 'node:timers/promises';
import { Hono } from 'hono';
import { z } from 'zod';
import { clientAddress, isFromThisMachine } from '#http/client-address.ts';
import type { AppContext, Env } from '#http/context.ts';
import { redirectWithNotice } from '#http/notice.ts';
import { type FormProblem, formProblem, readForm } from '#http/read-form.ts';
import { renderRefusal } from '#http/refusal-page.tsx';
import { findAccount } from '#records/account/account-queries.ts';
import type { FoundToken } from '#records/account/one-time-token.ts';
import { hashPassword } from '#records/account/password.ts';
import { setPassword } from '#records/account/set-password.ts';
import { foldSignInName } from '#records/account/sign-in-name.ts';
import { askReset } from './ask-reset.ts';
import { newPasswordFields, newPasswordProblem } from './new-password.ts';
import { renderPasswordPage } from './password-page.tsx';
import { renderResetAsked, renderResetPage } from './password-reset-page.tsx';
import type { SignInSettings } from './settings.ts';
import { withToken } from './with-token.ts';

const ResetForm = z.object({
  name: z.string().trim().min(1).max(200).meta({ title: 'ログインIDかメールアドレス' }),
});
const PasswordForm = z.object(newPasswordFields);

/** Whoever is asked for, the answer comes after this long: a mail that is written takes less. */
const ANSWER_MS = 200;

export function passwordRoutes(settings: SignInSettings): Hono<Env> {
  return new Hono<Env>()
    .get('/password-reset', (c) => renderResetPage(c, { canMail: settings.mailOrigin !== null }))
    .post('/password-reset', (c) => answerReset(c, settings))
    .get('/passwords/:token', (c) =>
      withToken(c, settings.limits, ['invitation', 'reset'], (token) => showPassword(c, token)),
    )
    .post('/passwords/:token', (c) =>
      withToken(c, settings.limits, ['invitation', 'reset'], (token) => answerPassword(c, token)),
    );
}

async function answerReset(c: AppContext, { limits, mailOrigin }: SignInSettings) {
  if (mailOrigin === null) return renderResetPage(c, { canMail: false });
  const form = readForm(c, ResetForm);
  if (!form.ok) {
    const { name = '' } = form.inputs;
    return renderResetPage(c, { canMail: true, name, problems: form.problems });
  }
  const text = form.value.name;
  const { wait, mayMail } = await limits.askReset(foldSignInName(text), clientAddress(c));
  if (wait > 0) {
    const problem = formProblem('name', 'sign-in-paused', '', Math.ceil(wait / 60));
    return renderResetPage(c, { canMail: true, name: text, problems: [problem], status: 429 });
  }
  const question = { text, mailOrigin, isFromThisMachine: isFromThisMachine(c), now: c.get('now') };
  await Promise.all([after(ANSWER_MS), mayMail ? askReset(c.get('db'), question) : null]);
  return renderResetAsked(c);
}

async function showPassword(c: AppContext, token: FoundToken, problems?: FormProblem[]) {
  const account = await findAccount(c.get('db'), token.municipalityId, token.accountId!);
  return renderPasswordPage(c, { token, signIn: account!.signIn, ...(problems ? { problems } : {}) });
}

async function answerPassword(c: AppContext, token: FoundToken) {
  const form = readForm(c, PasswordForm);
  if (!form.ok) return showPassword(c, token, form.problems);
  const account = await findAccount(c.get('db'), token.municipalityId, token.accountId!);
  const problem = newPasswordProblem(form.value, account!.signIn);
  if (problem) return showPassword(c, token, [problem]);
  const hash = await hashPassword(form.value.password);
  if (!(await setPassword(c.get('db'), token, hash, c.get('now')))) return renderRefusal(c, 'token-spent');
  return redirectWithNotice(c, '/sign-in', 'password-set');
}
