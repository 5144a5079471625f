import fc from 'fast-check';
import { expect, test } from 'vitest';
import { niceScale } from './nice-scale.ts';

test.each([
  [
    [38, 48, 60],
    [0, 20, 40, 60],
  ],
  [[3], [3, 4]],
  [[0], [0, 1]],
  [
    [31.5, 33],
    [31.5, 32, 32.5, 33],
  ],
  [
    [10_004_000, 11_000_000],
    [10_000_000, 10_250_000, 10_500_000, 10_750_000, 11_000_000],
  ],
  [
    [-4, 6],
    [-6, -3, 0, 3, 6],
  ],
])('%j lies on the ticks %j', (figures, ticks) => {
  expect(niceScale(figures).ticks).toEqual(ticks);
});

test('every figure lies within, ticks rise, and they are few', () => {
  const figure = fc.oneof(
    fc.integer({ min: -1e9, max: 1e9 }),
    fc.integer({ min: -1e9, max: 1e9 }).map((thousandths) => thousandths / 1000),
  );
  fc.assert(
    fc.property(fc.array(figure, { minLength: 1, maxLength: 8 }), (figures) => {
      const { from, to, ticks } = niceScale(figures);
      const slack = Math.max(Math.abs(from), Math.abs(to)) * 1e-6;
      expect(Math.min(...figures)).toBeGreaterThanOrEqual(from - slack);
      expect(Math.max(...figures)).toBeLessThanOrEqual(to + slack);
      expect(to).toBeGreaterThan(from);
      expect(ticks.length).toBeLessThanOrEqual(8);
    }),
  );
});
