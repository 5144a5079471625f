import { createSign, generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

export const CLIENT = { clientId: 'ayumi', clientSecret: 'a-secret-of-the-tests-and-of-nothing-else' };
const REDIRECT = 'http://localhost/identity-provider/callback';

type Answer = (request: IncomingMessage, response: ServerResponse) => unknown;

async function listen(): Promise<{
  origin: string;
  answerWith: (answer: Answer) => void;
  close: () => void;
}> {
  let answer: Answer = (_, response) => response.writeHead(503).end();
  const server = createServer((request, response) => answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    answerWith: (next) => {
      answer = next;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/**
 * A city's identity provider as it runs in a city, but for the page where people type their password there: `signedInAs` says
 * who they are.
 */
export async function startIdentityProvider() {
  const { origin, answerWith, close } = await listen();
  let subject = 'nobody';
  const provider = new Provider(origin, {
    clients: [
      {
        client_id: CLIENT.clientId,
        client_secret: CLIENT.clientSecret,
        redirect_uris: [REDIRECT],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    cookies: { keys: ['for the tests'] },
    findAccount: (_, accountId) => ({ accountId, claims: () => ({ sub: accountId }) }),
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({
        clientId: oidc.client!.clientId,
        accountId: oidc.session!.accountId!,
      });
      grant.addOIDCScope('openid');
      await grant.save();
      return grant;
    },
  });
  const protocol = provider.callback();
  answerWith((request, response) =>
    request.url!.startsWith('/interaction/')
      ? provider.interactionFinished(
          request,
          response,
          subject === 'turned back'
            ? { error: 'access_denied', error_description: 'turned back' }
            : { login: { accountId: subject } },
        )
      : protocol(request, response),
  );
  return {
    origin,
    close,
    signedInAs: (name: string) => {
      subject = name;
    },
    /** What a browser does between leaving us and coming back. Gives the path on which it comes back. */
    async visit(url: string): Promise<string> {
      const cookies = new Map<string, string>();
      for (let next = url, steps = 0; steps < 10; steps++) {
        if (next.startsWith(REDIRECT)) return next.replace('http://localhost', '');
        const headers = { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') };
        const answer = await fetch(next, { redirect: 'manual', headers });
        for (const cookie of answer.headers.getSetCookie()) {
          const [name = '', value = ''] = cookie.split(';')[0]!.split('=');
          cookies.set(name, value);
        }
        const location = answer.headers.get('location');
        if (!location) throw new Error(`${answer.status} ${await answer.text()}`);
        next = new URL(location, next).href;
      }
      throw new Error('the provider sends the browser round in a circle');
    },
  };
}

type Forgery = {
  claims?: Record<string, unknown>;
  /** Signed by a key that the provider does not publish. */
  isStrangeKey?: boolean;
  alg?: 'none';
  /** Where the description says that codes are exchanged. */
  tokenOrigin?: string;
  isDown?: boolean;
};

/** A provider that answers what the test wants it to, to see what is refused. */
export async function startForger() {
  const { origin, answerWith, close } = await listen();
  const own = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const strange = generateKeyPairSync('rsa', { modulusLength: 2048 });
  let forgery: Forgery = {};
  let nonce = '';
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

  function idToken(): string {
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      iss: origin,
      aud: CLIENT.clientId,
      sub: 'forged',
      iat: now,
      exp: now + 60,
      nonce,
      ...forgery.claims,
    };
    const text = `${part({ alg: forgery.alg ?? 'RS256', kid: 'one' })}.${part(claims)}`;
    if (forgery.alg === 'none') return `${text}.`;
    const key = forgery.isStrangeKey ? strange.privateKey : own.privateKey;
    return `${text}.${createSign('RSA-SHA256').update(text).sign(key).toString('base64url')}`;
  }

  answerWith((request, response) => {
    const answers: Record<string, () => object> = {
      '/.well-known/openid-configuration': () => ({
        issuer: origin,
        authorization_endpoint: `${origin}/auth`,
        token_endpoint: `${forgery.tokenOrigin ?? origin}/token`,
        jwks_uri: `${origin}/keys`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
      }),
      '/keys': () => ({
        keys: [{ ...own.publicKey.export({ format: 'jwk' }), kid: 'one', use: 'sig', alg: 'RS256' }],
      }),
      '/token': () => ({ access_token: 'x', token_type: 'Bearer', id_token: idToken() }),
    };
    const answer = forgery.isDown ? undefined : answers[new URL(request.url!, origin).pathname];
    response.writeHead(answer ? 200 : 404, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer?.() ?? {}));
  });
  return {
    origin,
    close,
    forge: (next: Forgery) => {
      forgery = next;
    },
    /** The browser comes back with a code that belongs to what it began. */
    visit(url: string): string {
      const { searchParams } = new URL(url);
      nonce = searchParams.get('nonce')!;
      return `/identity-provider/callback?code=any&state=${searchParams.get('state')}`;
    },
  };
}
