import { Secret, TOTP } from 'otpauth';

/** RFC 6238 as every authenticator app knows it: six digits, thirty seconds, SHA-1. */
const PERIOD = 30;
const DIGITS = 6;
/** A clock may be this many steps off, before or behind. */
const WINDOW = 1;

/** 160 random bits, as RFC 4226 recommends. */
export const newTotpSecret = () => Buffer.from(new Secret({ size: 20 }).bytes);

const secretOf = (bytes: Uint8Array) => Secret.fromHex(Buffer.from(bytes).toString('hex'));

/** The secret to be typed into an app, in groups of four. */
export const readableSecret = (bytes: Uint8Array) => secretOf(bytes).base32.replace(/(.{4})(?=.)/g, '$1 ');

/** What the picture says to the app. `account`: how the app lists it. */
export function totpUri(bytes: Uint8Array, account: string, municipality: string): string {
  const issuer = `あゆみ ${municipality}`;
  return new TOTP({
    issuer,
    label: account,
    secret: secretOf(bytes),
    digits: DIGITS,
    period: PERIOD,
  }).toString();
}

/** The time step whose code this is, if it is one of now or of just before or after; whether it was used, others know. */
export function stepOfCode(bytes: Uint8Array, code: string, now: Date): number | null {
  const timestamp = now.getTime();
  const off = TOTP.validate({
    token: code,
    secret: secretOf(bytes),
    digits: DIGITS,
    period: PERIOD,
    timestamp,
    window: WINDOW,
  });
  return off === null ? null : TOTP.counter({ period: PERIOD, timestamp }) + off;
}
