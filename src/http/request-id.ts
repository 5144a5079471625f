import { randomInt } from 'node:crypto';

/** Letters that are not taken for another one when read out on the telephone. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Names one request in the log and on the error page: K7QM-2XPA. */
export function newRequestId(): string {
  const letters = Array.from({ length: 8 }, () => LETTERS[randomInt(LETTERS.length)]);
  return `${letters.slice(0, 4).join('')}-${letters.slice(4).join('')}`;
}
