import { Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { isFromThisMachine } from '#http/client-address.ts';
import { type AppContext, actorOf, type Env } from '#http/context.ts';
import { localPath } from '#http/local-path.ts';
import { logError } from '#http/log.ts';
import { redirectWithNotice } from '#http/notice.ts';
import { permit } from '#http/permit.ts';
import { renderNotFound, renderRefusal } from '#http/refusal-page.tsx';
import { findAccountOfIdentity, type Identity, linkIdentity } from '#records/account/external-identity.ts';
import { beginSession } from '#records/account/start-session.ts';
import { enter, newVisit } from './enter.ts';
import { renderGoToProvider, renderUnknownIdentity } from './identity-page.tsx';
import { FLOW_MINUTES, type IdentityProvider, type Intent } from './identity-provider.ts';
import type { SignInSettings } from './settings.ts';

const COOKIE = 'ayumi_flow';
const PATH = '/identity-provider';

export function identityRoutes(settings: SignInSettings): Hono<Env> {
  return new Hono<Env>()
    .get('/identity-provider', (c) => {
      const next = localPath(c.req.query('next')) ?? '/';
      return goToProvider(c, settings, { kind: 'sign-in', next }, (url) => c.redirect(url, 303));
    })
    .get('/identity-provider/callback', (c) => answerCallback(c, settings))
    .post('/account/identity', permit(), (c) => {
      const { accountId } = actorOf(c);
      // A form may not lead to another host, so the page after it does, by a link.
      return goToProvider(c, settings, { kind: 'link', accountId: accountId! }, (url, { label }) =>
        renderGoToProvider(c, url, label),
      );
    });
}

async function goToProvider(
  c: AppContext,
  { provider, originOf }: SignInSettings,
  intent: Intent,
  go: (url: string, provider: IdentityProvider) => Response | Promise<Response>,
): Promise<Response> {
  if (!provider) return renderNotFound(c);
  try {
    const { url, flow } = await provider.start(`${originOf(c)}${PATH}/callback`, intent, c.get('now'));
    setCookie(c, COOKIE, flow, {
      path: PATH,
      httpOnly: true,
      sameSite: 'Lax',
      secure: c.get('isSecure'),
      maxAge: FLOW_MINUTES * 60,
    });
    return await go(url, provider);
  } catch (error) {
    logError(c, error as Error);
    return renderRefusal(c, 'identity-unreachable');
  }
}

async function answerCallback(c: AppContext, settings: SignInSettings): Promise<Response> {
  const { provider } = settings;
  if (!provider) return renderNotFound(c);
  const flow = getCookie(c, COOKIE);
  deleteCookie(c, COOKIE, { path: PATH });
  if (!flow) return renderRefusal(c, 'identity-answer-unusable');
  let answer: Awaited<ReturnType<IdentityProvider['finish']>>;
  try {
    answer = await provider.finish(new URL(c.req.url).search, flow, c.get('now'));
  } catch (error) {
    logError(c, error as Error);
    return renderRefusal(c, 'identity-unreachable');
  }
  if (!answer) return renderRefusal(c, 'identity-answer-unusable');
  const { identity, intent } = answer;
  return intent.kind === 'sign-in'
    ? signInAs(c, settings, identity, intent.next)
    : linkTo(c, identity, intent.accountId);
}

async function signInAs(c: AppContext, { limits }: SignInSettings, identity: Identity, next: string) {
  const account = await findAccountOfIdentity(c.get('db'), identity);
  if (!account || (account.isSample && !isFromThisMachine(c))) return renderUnknownIdentity(c, identity);
  const { token, visit } = newVisit(c);
  const started = await beginSession(c.get('db'), account, 'identity-provider', visit);
  if (!started) return renderUnknownIdentity(c, identity);
  return enter(c, limits, { token, next, way: 'identity-provider', ...started });
}

/** Only into the account that began it, and is still signed in. */
async function linkTo(c: AppContext, identity: Identity, accountId: string) {
  const actor = c.get('actor');
  if (actor?.accountId !== accountId) return renderRefusal(c, 'identity-answer-unusable');
  const account = { municipalityId: actor.municipality.id, accountId, actor: actor.label };
  const isLinked = await linkIdentity(c.get('db'), account, identity, c.get('now'));
  return isLinked
    ? redirectWithNotice(c, '/account', 'identity-linked')
    : renderRefusal(c, 'identity-of-another');
}
