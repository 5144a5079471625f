import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { dateOf, fiscalYearOf, formatDate, parseDate, shownDay } from './calendar-date.ts';

describe('reading a date', () => {
  it.each([
    ['令和5年4月1日', '2023-04-01'],
    ['令和５年 ４月 １日', '2023-04-01'],
    ['令和5年4月1日（土）', '2023-04-01'],
    ['令和五年四月一日', '2023-04-01'],
    ['R5.4.1', '2023-04-01'],
    ['R.5.4.1', '2023-04-01'],
    ['Ｒ５／４／１', '2023-04-01'],
    ['2023年4月1日', '2023-04-01'],
    ['2023-04-01', '2023-04-01'],
    ['2023/4/1', '2023-04-01'],
    ['令和元年5月1日', '2019-05-01'],
    ['令和元年4月1日', '2019-04-01'],
    ['平成31年4月30日', '2019-04-30'],
    ['平成32年3月31日', '2020-03-31'],
    ['昭和64年1月7日', '1989-01-07'],
    ['令和6年2月29日', '2024-02-29'],
  ])('%s', (text, date) => {
    expect(parseDate(text)).toEqual({ ok: true, date });
  });

  it.each([
    ['', 'date-unreadable'],
    ['4月1日', 'date-unreadable'],
    ['5年4月1日', 'date-unreadable'],
    ['令和5年4月', 'date-unreadable'],
    ['2023/4-1', 'date-unreadable'],
    ['令和5年2月29日', 'date-does-not-exist'],
    ['令和5年4月31日', 'date-does-not-exist'],
    ['令和5年13月1日', 'date-does-not-exist'],
    ['令和5年4月0日', 'date-does-not-exist'],
    ['1900年2月29日', 'date-does-not-exist'],
    ['明治5年1月1日', 'date-out-of-range'],
    ['2201-01-01', 'date-out-of-range'],
  ])('refuses %j: %s', (text, code) => {
    expect(parseDate(text)).toEqual({ ok: false, code, text });
  });

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const reading = parseDate(text);
        expect(reading.ok || reading.text === text).toBe(true);
      }),
    );
  });
});

describe('writing a date', () => {
  it.each([
    ['2019-04-30', '平成31年4月30日', '2019年4月30日'],
    ['2019-05-01', '令和元年5月1日', '2019年5月1日'],
    ['1989-01-07', '昭和64年1月7日', '1989年1月7日'],
    ['1989-01-08', '平成元年1月8日', '1989年1月8日'],
    ['1926-12-25', '昭和元年12月25日', '1926年12月25日'],
    ['1912-07-29', '明治45年7月29日', '1912年7月29日'],
  ])('%s', (date, era, western) => {
    expect(formatDate(date, 'era')).toBe(era);
    expect(formatDate(date, 'western')).toBe(western);
  });

  it('is read back as the same day', () => {
    const days = fc.date({ min: new Date('1873-01-01'), max: new Date('2200-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, fc.constantFrom('era', 'western'), (day, style) => {
        const date = day.toISOString().slice(0, 10);
        expect(dateOf(day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate())).toBe(date);
        expect(parseDate(formatDate(date, style))).toEqual({ ok: true, date });
      }),
    );
  });
});

describe('the fiscal year of a day', () => {
  it.each([
    ['2023-03-31', 2022],
    ['2023-04-01', 2023],
    ['2024-01-01', 2023],
    ['2024-03-31', 2023],
  ])('%s is in %i', (date, year) => {
    expect(fiscalYearOf(date)).toBe(year);
  });
});

test('a day that is kept as a text is shown in its era, any other text as it is', () => {
  expect(
    ['2026-12-01', '2019-04-30', '令和8年12月1日', '2026/12/1', '2026-02-30', '来春', ''].map(shownDay),
  ).toEqual(['令和8年12月1日', '平成31年4月30日', '令和8年12月1日', '2026/12/1', '2026-02-30', '来春', '']);
});
