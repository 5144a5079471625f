import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

const QUARTER = 15 * 60;
const HOUR = 60 * 60;
/** Wrong codes in one challenge. */
const TRIES = 5;

/** From where somebody tries to sign in as `name`. */
export type Attempt = { name: string; address: string; browserProof: string | null };
export type AttemptLimits = ReturnType<typeof createAttemptLimits>;

/**
 * May this attempt be made? Wrong passwords are counted for a name from one address, and for the address over all
 * names, so that trying out passwords elsewhere does not lock out a person here. A browser that has signed in with the
 * name before is counted by itself: it stays open whatever else comes from its address.
 * Wrong codes of a second factor are counted for each challenge, and for the account over all browsers that have never
 * passed it: only who has the password gets there, so that nobody else can use it up.
 * The counts, and the key of the browsers' proofs, last as long as the process.
 */
export function createAttemptLimits() {
  const passwords = limiter(5, QUARTER);
  const addresses = limiter(50, QUARTER);
  const challenges = limiter(TRIES, QUARTER);
  const codes = limiter(20, HOUR);
  const resetsOfName = limiter(3, HOUR);
  const resetsOfAddress = limiter(30, QUARTER);
  const strangeTokens = limiter(50, QUARTER);
  const browsers = createBrowserProofs();
  const keyOf = (attempt: Attempt) => `${browsers.find(attempt) ?? attempt.address} ${attempt.name}`;

  return {
    /** Counts the attempt as a wrong one until it has succeeded. Answers 0, or the seconds to wait. */
    async begin(attempt: Attempt): Promise<number> {
      const wait = await take(passwords, keyOf(attempt));
      return wait === 0 && !browsers.find(attempt) ? take(addresses, attempt.address) : wait;
    },
    /** Gives back what the right answers took, once the sign-in is whole. Answers the proof that the browser keeps. */
    async succeed(attempt: Attempt, asked: { password: boolean; code: boolean }): Promise<string> {
      const known = browsers.find(attempt);
      if (asked.password) {
        await passwords.delete(keyOf(attempt));
        if (!known) await addresses.reward(attempt.address);
      }
      if (asked.code) await (known ? codes.delete(keyOf(attempt)) : codes.reward(attempt.name));
      return browsers.prove(attempt.name, known ?? undefined);
    },
    /** May a code be tried in this challenge? `isLast`: where it is wrong, the challenge is over. `wait`: seconds. */
    async tryCode(challenge: string, attempt: Attempt): Promise<{ wait: number; isLast: boolean }> {
      const wait = await take(codes, browsers.find(attempt) ? keyOf(attempt) : attempt.name);
      if (wait > 0) return { wait, isLast: false };
      const tries = await challenges.penalty(challenge);
      return { wait: 0, isLast: tries.consumedPoints >= TRIES };
    },
    /** Seconds until this address may ask for a new password again; a name that was asked for too often gets no mail. */
    async askReset(name: string, address: string): Promise<{ wait: number; mayMail: boolean }> {
      const wait = await take(resetsOfAddress, address);
      return { wait, mayMail: wait === 0 && (await take(resetsOfName, name)) === 0 };
    },
    /** Somebody brought a token that never was. Answers 0, or the seconds to wait; real ones are never held up. */
    strangeToken: (address: string) => take(strangeTokens, address),
  };
}

const limiter = (points: number, duration: number) => new RateLimiterMemory({ points, duration });

async function take(from: RateLimiterMemory, key: string): Promise<number> {
  try {
    await from.consume(key);
    return 0;
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
    throw refused;
  }
}

/** A cookie that says: from this browser somebody has signed in with this name. */
function createBrowserProofs() {
  const key = randomBytes(32);
  const sign = (browser: string, name: string) =>
    createHmac('sha256', key).update(`${browser} ${name}`).digest('base64url');
  return {
    find({ name, browserProof }: Attempt): string | null {
      const [browser = '', signature = ''] = (browserProof ?? '').split('.');
      const expected = Buffer.from(sign(browser, name));
      const given = Buffer.from(signature);
      return given.length === expected.length && timingSafeEqual(given, expected) ? browser : null;
    },
    prove: (name: string, browser = randomBytes(12).toString('base64url')) =>
      `${browser}.${sign(browser, name)}`,
  };
}
