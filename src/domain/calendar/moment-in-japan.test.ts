import { expect, it } from 'vitest';
import { formatMoment } from './moment-in-japan.ts';

it.each([
  ['2026-05-11T03:04:59.999Z', '令和8年5月11日 12:04'],
  ['2019-04-30T14:59:00.000Z', '平成31年4月30日 23:59'],
  ['2019-04-30T15:00:00.000Z', '令和元年5月1日 00:00'],
])('%s is %s', (at, said) => {
  expect(formatMoment(at)).toBe(said);
});
