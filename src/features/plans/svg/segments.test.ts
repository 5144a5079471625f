import { expect, test } from 'vitest';
import { segmentsOf } from './segments.ts';

test.each([
  ['all joined', [1, 2, 3], [], [[2021, 2022, 2023]]],
  ['not over a value that is no figure', [1, null, 3], [], [[2021], [2023]]],
  ['over a year that is not there', [1, undefined, 3], [], [[2021, 2023]]],
  ['not into the year of a break', [1, 2, 3], [2022], [[2021], [2022, 2023]]],
  ['not over a break in a year that is not there', [1, undefined, 3], [2022], [[2021], [2023]]],
  ['a break before the first figure divides nothing', [1, 2], [2021], [[2021, 2022]]],
  ['no figure at all', [null, null], [], []],
] as const)('%s', (_name, amounts, breaks, expected) => {
  const points = amounts.flatMap((amount, at) =>
    amount === undefined ? [] : [{ year: 2021 + at, amount, text: '' }],
  );
  expect(segmentsOf(points, [...breaks]).map((segment) => segment.map((point) => point.year))).toEqual(
    expected,
  );
});
