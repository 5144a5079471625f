import { describe, expect, it } from 'vitest';
import { dayBefore, handoverDay, passingOf } from './handover.ts';
import { yearsBefore } from './retention.ts';

describe('the 1 April that an office thinks of', () => {
  it.each([
    ['2026-03-31', '2026-04-01'],
    ['2026-04-01', '2026-04-01'],
    ['2026-09-30', '2026-04-01'],
    ['2026-10-01', '2027-04-01'],
    ['2027-01-05', '2027-04-01'],
  ])('on %s it is %s', (day, on) => expect(handoverDay(day)).toBe(on));
});

const term = (personId: string, from: string, to: string | null) => ({
  id: `${personId}${from}`,
  postId: 't',
  personId,
  from,
  to,
});

describe('what passes at a post', () => {
  it.each([
    ['from one to the next', [term('a', '2024-04-01', '2026-03-31'), term('b', '2026-04-01', null)], 'a||b'],
    ['to nobody', [term('a', '2024-04-01', '2026-03-31')], 'a||'],
    [
      'from nobody, who had left before',
      [term('a', '2024-04-01', '2026-02-28'), term('b', '2026-04-01', null)],
      '||b',
    ],
    ['nothing, for somebody who stays', [term('a', '2024-04-01', null)], '|a|'],
    [
      'nothing, where a term is renewed',
      [term('a', '2024-04-01', '2026-03-31'), term('a', '2026-04-01', null)],
      '|a|',
    ],
    ['for one of two', [term('a', '2024-04-01', null), term('b', '2025-04-01', '2026-03-31')], 'b|a|'],
  ])('%s', (_name, holdings, expected) => {
    const { leaving, staying, arriving } = passingOf(holdings, '2026-04-01');
    const names = (list: { personId: string }[]) => list.map((one) => one.personId).join();
    expect([names(leaving), names(staying), names(arriving)].join('|')).toBe(expected);
  });

  it('ends on the day before', () => {
    expect(dayBefore('2026-04-01')).toBe('2026-03-31');
    expect(dayBefore('2024-03-01')).toBe('2024-02-29');
  });
});

describe('years before a day', () => {
  it.each([
    ['2026-11-21', 5, '2021-11-21'],
    ['2024-02-29', 1, '2023-02-28'],
    ['2024-02-29', 4, '2020-02-29'],
  ])('%s less %i is %s', (day, years, before) => expect(yearsBefore(day, years)).toBe(before));
});
