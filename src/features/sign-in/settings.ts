import type { AppConfig } from '#config';
import { type InstallationKey, openKey } from '#db/installation-key.ts';
import type { AppContext } from '#http/context.ts';
import { type AttemptLimits, createAttemptLimits } from '#records/account/attempt-limits.ts';
import { type IdentityProvider, openIdentityProvider } from './identity-provider.ts';

/** What the routes of this feature share, for as long as the process lives. */
export type SignInSettings = {
  limits: AttemptLimits;
  /** Read when it is first needed; made by the start of the server. */
  key: () => InstallationKey;
  provider: IdentityProvider | null;
  /**
   * The address that mails may name; null where no mail is sent. It is the configured one: what a request says of its own
   * host could be a stranger's, who would then be brought the link.
   */
  mailOrigin: string | null;
  /** The address under which this browser knows us, for a link on its own screen. */
  originOf: (c: AppContext) => string;
};

export function signInSettings(config: AppConfig): SignInSettings {
  const key = () => openKey(config.keyFile);
  return {
    limits: createAttemptLimits(),
    key,
    provider: config.identityProvider && openIdentityProvider(config.identityProvider, key),
    mailOrigin: config.mail && config.origin,
    originOf: (c) => config.origin ?? new URL(c.req.url).origin,
  };
}
