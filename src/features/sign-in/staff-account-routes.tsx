import { Hono } from 'hono';
import { z } from 'zod';
import { type AppContext, actorOf, type Env } from '#http/context.ts';
import { redirectWithNotice } from '#http/notice.ts';
import { permit } from '#http/permit.ts';
import { type FormProblem, formProblem, readForm } from '#http/read-form.ts';
import { renderNotFound, renderRefusal } from '#http/refusal-page.tsx';
import type { NoticeCode } from '#messages';
import { type Account, findPerson, listSessions, type Person } from '#records/account/account-queries.ts';
import { type Ending, endAllSessions } from '#records/account/end-sessions.ts';
import { linkIdentity, unlinkIdentity } from '#records/account/external-identity.ts';
import { lockAccount } from '#records/account/lock-account.ts';
import { makeAccount } from '#records/account/make-account.ts';
import { removeSecondFactor } from '#records/account/second-factor.ts';
import { foldSignInName } from '#records/account/sign-in-name.ts';
import { renderHandedLink } from './handed-link-page.tsx';
import { offerWayIn } from './offer-way-in.ts';
import type { SignInSettings } from './settings.ts';
import { renderStaffAccountPage } from './staff-account-page.tsx';

const AccountForm = z.object({
  signIn: z.string().trim().min(1).max(200).meta({ title: 'ログインID' }),
  invite: z.string().optional(),
});
const RemovalForm = z.object({
  reason: z.string().trim().min(1).max(500).meta({ title: '解除する理由' }),
});
const IdentityForm = z.object({
  subject: z.string().trim().min(1).max(255).meta({ title: '利用者の識別子' }),
});
const LockForm = z.object({ locked: z.enum(['yes', 'no']).meta({ title: '停止' }) });

const permitted = permit('secretariat', 'operator');

/** The accounts of the staff, in the hands of the secretariat. Nobody's own: that is /account. */
export function staffAccountRoutes(settings: SignInSettings): Hono<Env> {
  const withAccount = (answer: Answer) => (c: AppContext) => onAccount(c, settings, answer);
  return new Hono<Env>()
    .get('/people/:person/account', permitted, async (c) => {
      const person = await personOf(c);
      return person ? showPerson(c, settings, person) : renderNotFound(c);
    })
    .post('/people/:person/account', permitted, (c) => answerNew(c, settings))
    .post(
      '/people/:person/account/invitation',
      permitted,
      withAccount((c, person) => offer(c, settings, person, 'invitation')),
    )
    .post(
      '/people/:person/account/reset',
      permitted,
      withAccount((c, person) => offer(c, settings, person, 'reset')),
    )
    .post(
      '/people/:person/account/lock',
      permitted,
      withAccount(async (c, person, account) => {
        const form = readForm(c, LockForm);
        if (!form.ok) return showPerson(c, settings, person, form);
        const isLocked = form.value.locked === 'yes';
        await lockAccount(c.get('db'), account, isLocked, c.get('now'));
        return back(c, person, isLocked ? 'account-locked' : 'account-unlocked');
      }),
    )
    .post(
      '/people/:person/account/sessions/end',
      permitted,
      withAccount(async (c, person, account) => {
        await endAllSessions(c.get('db'), account, { now: c.get('now'), here: null });
        return back(c, person, 'account-sessions-ended');
      }),
    )
    .post(
      '/people/:person/account/second-factor/removal',
      permitted,
      withAccount(async (c, person, account) => {
        const form = readForm(c, RemovalForm);
        if (!form.ok) return showPerson(c, settings, person, form);
        await removeSecondFactor(c.get('db'), account, form.value.reason);
        return back(c, person, 'second-factor-removed');
      }),
    )
    .post(
      '/people/:person/account/identity',
      permitted,
      withAccount((c, person, account) => answerIdentity(c, settings, person, account)),
    )
    .post(
      '/people/:person/account/identity/removal',
      permitted,
      withAccount(async (c, person, account) => {
        await unlinkIdentity(c.get('db'), account);
        return back(c, person, 'identity-unlinked');
      }),
    );
}

type WithAccount = Person & { account: Account };
type Answer = (c: AppContext, person: WithAccount, account: Ending) => Response | Promise<Response>;
type Refilled = { problems: FormProblem[]; inputs?: Record<string, string> };

const personOf = (c: AppContext) =>
  findPerson(
    c.get('db'),
    actorOf(c).municipality.id,
    (c.req.param('person') ?? '').replaceAll('\0', '\uFFFD'),
  );

const back = (c: AppContext, { personId }: Person, notice: NoticeCode) =>
  redirectWithNotice(c, `/people/${encodeURIComponent(personId)}/account`, notice);

async function onAccount(c: AppContext, settings: SignInSettings, answer: Answer): Promise<Response> {
  const person = await personOf(c);
  if (!person) return renderNotFound(c);
  const { account } = person;
  const actor = actorOf(c);
  if (!account) return showPerson(c, settings, person);
  if (account.accountId === actor.accountId) return renderRefusal(c, 'own-account');
  const ending = { municipalityId: actor.municipality.id, accountId: account.accountId, actor: actor.label };
  return answer(c, { ...person, account }, ending);
}

async function showPerson(
  c: AppContext,
  { provider, mailOrigin }: SignInSettings,
  person: Person,
  form?: Refilled,
) {
  const { municipality, accountId } = actorOf(c);
  const key = person.account && { municipalityId: municipality.id, accountId: person.account.accountId };
  return renderStaffAccountPage(c, {
    person,
    isOwn: person.account?.accountId === accountId,
    sessions: key ? (await listSessions(c.get('db'), key, c.get('now'))).length : 0,
    provider: provider && { label: provider.label, issuer: provider.issuer },
    canMail: mailOrigin !== null && person.email !== null,
    ...form,
  });
}

async function answerNew(c: AppContext, settings: SignInSettings) {
  const person = await personOf(c);
  if (!person) return renderNotFound(c);
  const form = readForm(c, AccountForm);
  if (!form.ok) return showPerson(c, settings, person, form);
  const { municipality, label } = actorOf(c);
  const made = await makeAccount(c.get('db'), {
    municipalityId: municipality.id,
    personId: person.personId,
    signIn: foldSignInName(form.value.signIn),
    actor: label,
  });
  if (!made.ok) {
    const inputs = { signIn: form.value.signIn };
    return showPerson(c, settings, person, { problems: [formProblem('signIn', made.code)], inputs });
  }
  if (form.value.invite === undefined) return back(c, person, 'account-made');
  const withAccount = await personOf(c);
  return offer(c, settings, withAccount as WithAccount, 'invitation');
}

async function offer(
  c: AppContext,
  { mailOrigin, originOf }: SignInSettings,
  person: WithAccount,
  purpose: 'invitation' | 'reset',
) {
  const { municipality, label } = actorOf(c);
  if (person.account.isLocked)
    return c.redirect(`/people/${encodeURIComponent(person.personId)}/account`, 303);
  const addressee = {
    municipalityId: municipality.id,
    municipality: municipality.name,
    accountId: person.account.accountId,
    signIn: person.account.signIn,
    name: person.name,
    email: person.email,
  };
  const offered = await offerWayIn(c.get('db'), addressee, {
    purpose,
    actor: label,
    mailOrigin,
    now: c.get('now'),
  });
  if (offered.path === null) return back(c, person, 'mail-queued');
  return renderHandedLink(c, {
    title: purpose === 'invitation' ? '招待のリンク' : 'パスワード再設定のリンク',
    to: `${person.name}さん（ログインID：${person.account.signIn}）`,
    link: `${originOf(c)}${offered.path}`,
    until: offered.until,
    back: { href: `/people/${encodeURIComponent(person.personId)}/account`, label: 'アカウントの画面に戻る' },
  });
}

async function answerIdentity(c: AppContext, settings: SignInSettings, person: WithAccount, account: Ending) {
  if (!settings.provider) return renderNotFound(c);
  const form = readForm(c, IdentityForm);
  if (!form.ok) return showPerson(c, settings, person, form);
  const identity = { issuer: settings.provider.issuer, subject: form.value.subject };
  if (await linkIdentity(c.get('db'), account, identity, c.get('now')))
    return back(c, person, 'identity-linked');
  const inputs = { subject: form.value.subject };
  return showPerson(c, settings, person, { problems: [formProblem('subject', 'identity-taken')], inputs });
}
