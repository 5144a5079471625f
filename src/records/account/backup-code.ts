import { randomInt } from 'node:crypto';
import type { InstallationKey } from '#db/installation-key.ts';

/** Without letters that are taken for digits. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const HALF = 5;
const COUNT = 10;

/** Ten codes for the day when the telephone is gone, each 49 bits: k7rma-2xpcd. */
export function newBackupCodes(): string[] {
  const half = () => Array.from({ length: HALF }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  return Array.from({ length: COUNT }, () => `${half()}-${half()}`);
}

/** Kept so that a copy of the database does not let anybody search for the code. */
export const hashBackupCode = (key: InstallationKey, accountId: string, code: string) =>
  key.hash('backup-code', `${accountId} ${foldCode(code)}`);

/** A code in whatever width and case, with or without the gaps in which it was shown. */
export const foldCode = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Pd}]/gu, '');
