import * as oidc from 'openid-client';
import type { AppConfig } from '#config';
import type { InstallationKey } from '#db/installation-key.ts';
import type { Identity } from '#records/account/external-identity.ts';

type Settings = NonNullable<AppConfig['identityProvider']>;
/** What the person wants of the provider: to sign in, or to link the account that is signed in. */
export type Intent = { kind: 'sign-in'; next: string } | { kind: 'link'; accountId: string };
/** What this browser has to bring back with the provider's answer; sealed, in a cookie. */
type Flow = {
  state: string;
  nonce: string;
  verifier: string;
  redirectUri: string;
  intent: Intent;
  until: number;
};

export type IdentityProvider = {
  label: string;
  issuer: string;
  /** Where to send the browser, and what it keeps meanwhile. Throws where the provider cannot be reached. */
  start(redirectUri: string, intent: Intent, now: Date): Promise<{ url: string; flow: string }>;
  /** Who came back, as the provider's signed answer says. Null where it does not belong to what this browser began. */
  finish(search: string, flow: string, now: Date): Promise<{ identity: Identity; intent: Intent } | null>;
};

const PURPOSE = 'identity-flow';
export const FLOW_MINUTES = 10;
const PATIENCE_SECONDS = 10;

/**
 * The city's identity provider by OpenID Connect: authorization code with PKCE, state and nonce; issuer, audience, times and
 * signature of the ID token are checked by the library. It is asked for its addresses when it is first needed. The server
 * speaks to the issuer's own host only, whatever addresses it is told.
 */
export function openIdentityProvider(settings: Settings, key: () => InstallationKey): IdentityProvider {
  const configuration = discoverOnce(settings);
  return {
    label: settings.label,
    issuer: settings.issuer,
    async start(redirectUri, intent, now) {
      const verifier = oidc.randomPKCECodeVerifier();
      const state = oidc.randomState();
      const nonce = oidc.randomNonce();
      const url = oidc.buildAuthorizationUrl(await configuration(), {
        redirect_uri: redirectUri,
        scope: 'openid',
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state,
        nonce,
      });
      const until = now.getTime() + FLOW_MINUTES * 60_000;
      const flow: Flow = { state, nonce, verifier, redirectUri, intent, until };
      const sealed = key().seal(PURPOSE, Buffer.from(JSON.stringify(flow)));
      return { url: url.href, flow: sealed.toString('base64url') };
    },
    async finish(search, sealed, now) {
      const opened = key().unseal(PURPOSE, Buffer.from(sealed, 'base64url'));
      if (!opened) return null;
      const flow: Flow = JSON.parse(opened.toString());
      if (flow.until < now.getTime()) return null;
      const answer = new URL(flow.redirectUri);
      answer.search = search;
      if (answer.searchParams.get('state') !== flow.state) return null;
      const claims = await exchange(await configuration(), answer, flow);
      return claims && { identity: { issuer: claims.iss, subject: claims.sub }, intent: flow.intent };
    },
  };
}

/** Null where the provider says no: the person turned back, or may not use this application. */
async function exchange(configuration: oidc.Configuration, answer: URL, flow: Flow) {
  try {
    const tokens = await oidc.authorizationCodeGrant(configuration, answer, {
      pkceCodeVerifier: flow.verifier,
      expectedState: flow.state,
      expectedNonce: flow.nonce,
      idTokenExpected: true,
    });
    return tokens.claims()!;
  } catch (error) {
    if (error instanceof oidc.AuthorizationResponseError) return null;
    throw error;
  }
}

/** The provider's own description, read when it is first needed; a failure is not remembered. */
function discoverOnce({ issuer, clientId, clientSecret }: Settings): () => Promise<oidc.Configuration> {
  const server = new URL(issuer);
  // Only for trying it out on one machine: elsewhere the library insists on https.
  const isLocal = server.protocol === 'http:' && server.hostname === 'localhost';
  let known: Promise<oidc.Configuration> | null = null;
  return () => {
    known ??= oidc
      .discovery(
        server,
        clientId,
        undefined,
        clientSecret === '' ? oidc.None() : oidc.ClientSecretPost(clientSecret),
        {
          timeout: PATIENCE_SECONDS,
          [oidc.customFetch]: (url, options) => fetchFrom(server.origin, url, options as RequestInit),
          execute: [oidc.enableNonRepudiationChecks, ...(isLocal ? [oidc.allowInsecureRequests] : [])],
        },
      )
      .catch((error: unknown) => {
        known = null;
        throw error;
      });
    return known;
  };
}

function fetchFrom(origin: string, url: string, options: RequestInit): Promise<Response> {
  if (new URL(url).origin !== origin)
    throw new Error(`the identity provider names ${new URL(url).origin}, which is another host than its own`);
  return fetch(url, options);
}
