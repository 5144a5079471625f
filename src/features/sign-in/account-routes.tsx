import { Hono } from 'hono';
import { z } from 'zod';
import { type AppContext, actorOf, type Env } from '#http/context.ts';
import { redirectWithNotice } from '#http/notice.ts';
import { permit } from '#http/permit.ts';
import { type FormProblem, formProblem, readForm } from '#http/read-form.ts';
import { renderNotFound } from '#http/refusal-page.tsx';
import { sessionHashOf, takeSession } from '#http/session.ts';
import { type Account, findAccount, findNewSecret, listSessions } from '#records/account/account-queries.ts';
import { openSecret } from '#records/account/check-code.ts';
import { type Ending, endAllSessions, endOneSession } from '#records/account/end-sessions.ts';
import { unlinkIdentity } from '#records/account/external-identity.ts';
import { hashPassword } from '#records/account/password.ts';
import {
  beginSecondFactor,
  confirmSecondFactor,
  leaveSecondFactor,
  renewBackupCodes,
} from '#records/account/second-factor.ts';
import { changePassword } from '#records/account/set-password.ts';
import { renderAccountPage } from './account-page.tsx';
import { renderBackupCodes } from './backup-codes-page.tsx';
import { newPasswordFields, newPasswordProblem } from './new-password.ts';
import { renderOwnPasswordPage } from './own-password-page.tsx';
import { renderSecondFactorSetup } from './second-factor-setup-page.tsx';
import type { SignInSettings } from './settings.ts';

const PasswordForm = z.object({
  current: z.string().min(1).max(200).meta({ title: '今のパスワード' }),
  ...newPasswordFields,
});
const CodeForm = z.object({ code: z.string().trim().min(1).max(40).meta({ title: '確認コード' }) });

/** One's own account. Who came by a one-time link has none. */
export function accountRoutes(settings: SignInSettings): Hono<Env> {
  return new Hono<Env>()
    .get('/account', permit(), (c) => showAccount(c, settings))
    .get('/account/password', permit(), (c) => renderOwnPasswordPage(c, {}))
    .post('/account/password', permit(), answerPassword)
    .post('/account/sessions/end', permit(), async (c) => {
      await endAllSessions(c.get('db'), own(c), { now: c.get('now'), here: takeSession(c) });
      return redirectWithNotice(c, '/sign-in', 'signed-out-everywhere');
    })
    .post('/account/sessions/:session/end', permit(), async (c) => {
      const isEnded = await endOneSession(c.get('db'), own(c), c.req.param('session'), c.get('now'));
      return isEnded ? redirectWithNotice(c, '/account', 'session-ended') : c.redirect('/account', 303);
    })
    .get('/account/second-factor', permit(), (c) => showSetup(c, settings))
    .post('/account/second-factor', permit(), async (c) => {
      await beginSecondFactor(c.get('db'), settings.key(), own(c));
      return c.redirect('/account/second-factor', 303);
    })
    .post('/account/second-factor/confirmation', permit(), (c) => answerConfirmation(c, settings))
    .post('/account/second-factor/removal', permit(), (c) => answerRemoval(c, settings))
    .post('/account/backup-codes', permit(), (c) => answerNewCodes(c, settings))
    .post('/account/identity/removal', permit(), async (c) => {
      const account = await ownAccount(c);
      // Otherwise nothing would be left to sign in with.
      if (!account.hasPassword) return c.redirect('/account', 303);
      await unlinkIdentity(c.get('db'), own(c));
      return redirectWithNotice(c, '/account', 'identity-unlinked');
    });
}

function own(c: AppContext): Ending {
  const actor = actorOf(c);
  return { municipalityId: actor.municipality.id, accountId: actor.accountId!, actor: actor.label };
}

async function ownAccount(c: AppContext): Promise<Account> {
  const { municipalityId, accountId } = own(c);
  return (await findAccount(c.get('db'), municipalityId, accountId))!;
}

async function showAccount(c: AppContext, { provider }: SignInSettings, problems?: FormProblem[]) {
  return renderAccountPage(c, {
    account: await ownAccount(c),
    sessions: await listSessions(c.get('db'), own(c), c.get('now')),
    here: sessionHashOf(c),
    providerLabel: provider?.label ?? null,
    ...(problems ? { problems } : {}),
  });
}

async function answerPassword(c: AppContext) {
  const form = readForm(c, PasswordForm);
  if (!form.ok) return renderOwnPasswordPage(c, { problems: form.problems });
  const problem = newPasswordProblem(form.value, (await ownAccount(c)).signIn);
  if (problem) return renderOwnPasswordPage(c, { problems: [problem] });
  const passwordHash = await hashPassword(form.value.password);
  const isChanged = await changePassword(c.get('db'), {
    ...own(c),
    current: form.value.current,
    passwordHash,
    keeps: sessionHashOf(c),
    now: c.get('now'),
  });
  return isChanged
    ? redirectWithNotice(c, '/account', 'password-changed')
    : renderOwnPasswordPage(c, { problems: [formProblem('current', 'password-wrong')] });
}

async function showSetup(c: AppContext, { key }: SignInSettings, problems?: FormProblem[]) {
  const sealed = await findNewSecret(c.get('db'), own(c));
  if (!sealed) return c.redirect('/account', 303);
  const { signIn } = await ownAccount(c);
  const secret = openSecret(key(), sealed);
  return renderSecondFactorSetup(c, { secret, signIn, ...(problems ? { problems } : {}) });
}

async function answerConfirmation(c: AppContext, settings: SignInSettings) {
  const form = readForm(c, CodeForm);
  if (!form.ok) return showSetup(c, settings, form.problems);
  const coded = { ...own(c), code: form.value.code, now: c.get('now') };
  const codes = await confirmSecondFactor(c.get('db'), settings.key(), coded, sessionHashOf(c));
  return codes
    ? renderBackupCodes(c, { codes, isFirst: true })
    : showSetup(c, settings, [formProblem('code', 'code-wrong')]);
}

/** Guesses at the codes of the own account are counted as those at the door are. */
async function readCode(c: AppContext, settings: SignInSettings) {
  const form = readForm(c, CodeForm);
  if (!form.ok) return form;
  const { accountId } = own(c);
  const attempt = { name: accountId, address: '', browserProof: null };
  const { wait } = await settings.limits.tryCode(accountId, attempt);
  if (wait === 0) return form;
  return { ok: false as const, problems: [formProblem('code', 'sign-in-paused', '', Math.ceil(wait / 60))] };
}

async function answerRemoval(c: AppContext, settings: SignInSettings) {
  const form = await readCode(c, settings);
  if (!form.ok) return showAccount(c, settings, form.problems);
  const coded = { ...own(c), code: form.value.code, now: c.get('now') };
  return (await leaveSecondFactor(c.get('db'), settings.key(), coded))
    ? redirectWithNotice(c, '/account', 'second-factor-left')
    : showAccount(c, settings, [formProblem('code', 'code-wrong')]);
}

async function answerNewCodes(c: AppContext, settings: SignInSettings) {
  if ((await ownAccount(c)).secondFactor !== 'confirmed') return renderNotFound(c);
  const form = await readCode(c, settings);
  if (!form.ok) return showAccount(c, settings, form.problems);
  const coded = { ...own(c), code: form.value.code, now: c.get('now') };
  const codes = await renewBackupCodes(c.get('db'), settings.key(), coded);
  return codes
    ? renderBackupCodes(c, { codes, isFirst: false })
    : showAccount(c, settings, [formProblem('code', 'code-wrong')]);
}
