import type { Malformation } from './value.ts';

const EXPONENTS: Record<string, number> = { '': 0, 百: 2, 千: 3, 万: 4, 百万: 6, 千万: 7, 億: 8, 兆: 12 };
const DIGITS = '\\d+(?:[.,]\\d+|、\\d{3}(?!\\d))*';

/** One printed number with its multipliers, in NFKC text: 1,234, 12.5, 3万5千, 12百万. */
export const AMOUNT = `${DIGITS}(?:(?:百万|千万|[百千万億兆])(?:${DIGITS})?)*`;

/**
 * How much is a printed number? 1,234 and 1、234 and 1234 are one amount, 3万5千 is 35,000, 12百万 is 12,000,000. A comma group
 * that is not three digits and a second decimal point are malformed; multipliers out of order (3千5万) and what is too
 * large to be exact give null.
 */
export function readAmount(printed: string): number | Malformation | null {
  let sum = 0;
  let room = Number.POSITIVE_INFINITY;
  for (const [, digits, multiplier] of printed.matchAll(/([\d.,、]+)(百万|千万|[百千万億兆])?/gu)) {
    const plain = readDigits(digits!);
    if (plain === 'digit-group' || plain === 'decimal-point') return plain;
    const exponent = EXPONENTS[multiplier ?? '']!;
    const amount = Number(`${plain}e${exponent}`);
    if (amount >= room) return null;
    room = 10 ** exponent;
    sum += amount;
  }
  return Math.abs(sum) <= Number.MAX_SAFE_INTEGER ? sum : null;
}

function readDigits(printed: string): string | Malformation {
  const digits = printed.replace(/、/gu, ',');
  if (/\..*\./.test(digits)) return 'decimal-point';
  if (!/^(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/.test(digits)) return 'digit-group';
  return digits.replaceAll(',', '');
}
