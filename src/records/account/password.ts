import { randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** argon2id, which is the library's default, with the memory and passes that OWASP names as the least. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** One password typed with an input method in full width and one in half width are the same. */
const normalise = (password: string) => password.normalize('NFKC');

export const hashPassword = (password: string) => hash(normalise(password), COST);

let nobodysHash: Promise<string> | undefined;

/** Is this the password? Costs the same time when there is no account. */
export async function isPassword(password: string, passwordHash: string | undefined): Promise<boolean> {
  nobodysHash ??= hashPassword(readablePassword());
  const isRight = await verify(passwordHash ?? (await nobodysHash), normalise(password));
  return isRight && passwordHash !== undefined;
}

const CONSONANTS = 'bdfghjkmnprstvwyz';
const VOWELS = 'aeiou';

/** A random password to be read out and typed: nake-mori-satu-yuno, 51 bits. */
export function readablePassword(): string {
  const syllable = () => CONSONANTS[randomInt(CONSONANTS.length)]! + VOWELS[randomInt(VOWELS.length)]!;
  return Array.from({ length: 4 }, () => syllable() + syllable()).join('-');
}
