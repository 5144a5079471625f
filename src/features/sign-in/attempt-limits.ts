import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

const WINDOW = 15 * 60;
const PER_NAME = 5;
const PER_ADDRESS = 50;

/** From where somebody tries to sign in as `name`. */
export type Attempt = { name: string; address: string; browserProof: string | null };
export type AttemptLimits = ReturnType<typeof createAttemptLimits>;

/**
 * May this attempt be made? Wrong passwords are counted for a name from one address, and for the address over all
 * names, so that trying out passwords elsewhere does not lock out a person here. A browser that has signed in with the
 * name before is counted by itself: it stays open whatever else comes from its address.
 * The counts, and the key of the browsers' proofs, last as long as the process.
 */
export function createAttemptLimits() {
  const names = new RateLimiterMemory({ points: PER_NAME, duration: WINDOW });
  const addresses = new RateLimiterMemory({ points: PER_ADDRESS, duration: WINDOW });
  const key = randomBytes(32);
  const sign = (browser: string, name: string) =>
    createHmac('sha256', key).update(`${browser} ${name}`).digest('base64url');

  function knownBrowser({ name, browserProof }: Attempt): string | null {
    const [browser = '', signature = ''] = (browserProof ?? '').split('.');
    const expected = Buffer.from(sign(browser, name));
    const given = Buffer.from(signature);
    return given.length === expected.length && timingSafeEqual(given, expected) ? browser : null;
  }
  const nameKey = (attempt: Attempt) => `${knownBrowser(attempt) ?? attempt.address} ${attempt.name}`;

  return {
    /** Counts the attempt as a wrong one until it has succeeded. Answers 0, or the seconds to wait. */
    async begin(attempt: Attempt): Promise<number> {
      try {
        await names.consume(nameKey(attempt));
        if (!knownBrowser(attempt)) await addresses.consume(attempt.address);
        return 0;
      } catch (refused) {
        if (refused instanceof RateLimiterRes) return Math.ceil(refused.msBeforeNext / 1000);
        throw refused;
      }
    },
    /** Forgets what was counted for the name. Answers the proof that the browser keeps. */
    async succeed(attempt: Attempt): Promise<string> {
      const known = knownBrowser(attempt);
      await names.delete(nameKey(attempt));
      if (!known) await addresses.reward(attempt.address);
      const browser = known ?? randomBytes(12).toString('base64url');
      return `${browser}.${sign(browser, attempt.name)}`;
    },
  };
}
