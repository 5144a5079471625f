import { describe, expect, it } from 'vitest';
import { type Arithmetic, formatArithmetic, formatRate, rateOf } from './arithmetic.ts';

const end = (amount: number, inclusive = true) => ({ amount, inclusive });

describe('an arithmetic as one line', () => {
  it.each<[Arithmetic, string]>([
    [{ kind: 'quotient', dividend: 93, divisor: 90 }, '93 ÷ 90 = 103.3%'],
    [{ kind: 'quotient', dividend: 10338996, divisor: 11000000 }, '10,338,996 ÷ 11,000,000 = 94.0%'],
    [{ kind: 'quotient', dividend: 0, divisor: 35 }, '0 ÷ 35 = 0.0%'],
    [{ kind: 'quotient', dividend: 1.36, divisor: 1.34 }, '1.36 ÷ 1.34 = 101.5%'],
    [{ kind: 'quotient', dividend: (16 / 17) * 100, divisor: 95 }, '94.12 ÷ 95 = 99.1%'],
    [{ kind: 'difference', actual: 22, expected: 21 }, '22 − 21 = +1'],
    [{ kind: 'difference', actual: 0.3, expected: 0.1 }, '0.3 − 0.1 = +0.2'],
    [{ kind: 'difference', actual: 20, expected: 21 }, '20 − 21 = △1'],
    [{ kind: 'difference', actual: 21, expected: 21 }, '21 − 21 = 0'],
    [{ kind: 'difference', actual: -1234.5, expected: 0 }, '△1,234.5 − 0 = △1,234.5'],
    [{ kind: 'within', actual: 15, from: end(10), to: end(20) }, '10 ≦ 15 ≦ 20'],
    [{ kind: 'within', actual: 15, from: end(10), to: end(20, false) }, '10 ≦ 15 ＜ 20'],
    [{ kind: 'within', actual: 25, from: end(10), to: end(20) }, '25 ＞ 20'],
    [{ kind: 'within', actual: 20, from: end(10), to: end(20, false) }, '20 ≧ 20'],
    [{ kind: 'within', actual: 5, from: end(10), to: end(20) }, '5 ＜ 10'],
    [{ kind: 'within', actual: 10, from: end(10, false), to: end(20) }, '10 ≦ 10'],
    [{ kind: 'step', actual: 3, target: 2 }, '3 ≧ 2'],
    [{ kind: 'step', actual: 1, target: 2 }, '1 ＜ 2'],
  ])('%j', (arithmetic, line) => {
    expect(formatArithmetic(arithmetic)).toBe(line);
  });

  it('has no rate where the divisor is 0', () => {
    expect(rateOf({ kind: 'quotient', dividend: 3, divisor: 0 })).toBeNull();
    expect(formatArithmetic({ kind: 'quotient', dividend: 3, divisor: 0 })).toBe('3 ÷ 0');
  });
});

describe('a rate in per cent', () => {
  it.each([
    [1, '100.0%'],
    [0.9999, '99.9%'],
    [1.0001, '100.0%'],
    [1.0005, '100.1%'],
    [31.82, '3,182.0%'],
    [-0.2, '△20.0%'],
  ])('%d', (rate, line) => {
    expect(formatRate(rate)).toBe(line);
  });
});
