import { USUAL_PASSWORDS } from './usual-passwords.ts';

export const LEAST_PASSWORD_LENGTH = 12;
/** Fewer different characters than this are a pattern, however long it is. */
const LEAST_VARIETY = 5;

export type PasswordProblem = 'password-short' | 'password-is-name' | 'password-common';

/**
 * What keeps this from being a password? Its length, and that nobody would try it first: not how many kinds of characters
 * it has (NIST SP 800-63B-4, 3.1.1.2). Does not ask whether it stood in a list of leaked ones: no request leaves the
 * installation.
 */
export function passwordProblem(password: string, signIn: string): PasswordProblem | null {
  const text = password.normalize('NFKC').toLowerCase();
  if ([...text].length < LEAST_PASSWORD_LENGTH) return 'password-short';
  if (text.includes(signIn.toLowerCase()) && text.length - signIn.length < LEAST_PASSWORD_LENGTH / 2)
    return 'password-is-name';
  const squeezed = text.replace(/[\s._-]/g, '');
  if (USUAL_PASSWORDS.has(text) || USUAL_PASSWORDS.has(squeezed)) return 'password-common';
  return new Set(text).size < LEAST_VARIETY ? 'password-common' : null;
}
