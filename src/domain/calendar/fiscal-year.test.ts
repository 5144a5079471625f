import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eraOfFiscalYear } from './era.ts';
import { formatFiscalYear, parseFiscalYear } from './fiscal-year.ts';

describe('reading a fiscal year', () => {
  it.each([
    ['R5', 2023],
    ['Ｒ５', 2023],
    ['Ｒ５年度', 2023],
    ['r5', 2023],
    ['R.5', 2023],
    ['R元', 2019],
    ['R1', 2019],
    ['R０５', 2023],
    ['令和5年度', 2023],
    ['令和５年度', 2023],
    ['令和 5 年度', 2023],
    ['令和　５年\n度', 2023],
    ['令和元年度', 2019],
    ['令和1年度', 2019],
    ['㋿5年度', 2023],
    ['令和五年度', 2023],
    ['令和十年度', 2028],
    ['平成三十一年度', 2019],
    ['平成31年度', 2019],
    ['平成３０年度', 2018],
    ['H31', 2019],
    ['H30年度', 2018],
    ['㍻30年度', 2018],
    ['平成36年度', 2024],
    ['昭和64年度', 1989],
    ['昭和63年度', 1988],
    ['大正15年度', 1926],
    ['昭和元年度', 1926],
    ['明治45年度', 1912],
    ['大正元年度', 1912],
    ['明治元年度', 1868],
    ['2023年度', 2023],
    ['２０２３年度', 2023],
    ['2023', 2023],
    ['二〇二三年度', 2023],
    ['令和6（2024）年度', 2024],
    ['令和6年度（2024年度）', 2024],
    ['令和6年（2024年）度', 2024],
    ['２０２４（令和６）年度', 2024],
    ['2024年度(R6)', 2024],
    ['R6/2024', 2024],
  ])('%s', (text, year) => {
    expect(parseFiscalYear(text)).toEqual({ ok: true, year });
  });

  it.each([
    ['', 'year-unreadable'],
    ['年度', 'year-unreadable'],
    ['令和年度', 'year-unreadable'],
    ['令和0年度', 'year-unreadable'],
    ['5', 'year-unreadable'],
    ['計画最終年度', 'year-unreadable'],
    ['令和5年度〜令和9年度', 'year-unreadable'],
    ['第5年度', 'year-unreadable'],
    ['令和5年', 'year-calendar'],
    ['2023年', 'year-calendar'],
    ['令和5年（2023年）', 'year-calendar'],
    ['5年度', 'year-undecided'],
    ['元年度', 'year-undecided'],
    ['令和6（2023）年度', 'years-disagree'],
    ['令和5年度（R6）', 'years-disagree'],
    ['1867年度', 'year-out-of-range'],
    ['2201', 'year-out-of-range'],
    ['令和999年度', 'year-out-of-range'],
  ])('refuses %j: %s', (text, code) => {
    expect(parseFiscalYear(text)).toEqual({ ok: false, code, text });
  });

  it.each([
    ['the only year called so', '5年度', [2021, 2022, 2023, 2024, 2025], 2023],
    ['the first year of an era', '元年度', [2019, 2020, 2021], 2019],
    ['the western year in two digits', '23年度', [2021, 2022, 2023], 2023],
    ['one year told twice', '5年度', [2023, 2023], 2023],
    ['a year of 平成 in a plan across the change', '30年度', [2016, 2017, 2018, 2019, 2020], 2018],
  ])('with known years: %s', (_name, text, known, year) => {
    expect(parseFiscalYear(text, known)).toEqual({ ok: true, year });
  });

  it.each([
    ['no year called so', '7年度', [2021, 2022, 2023]],
    ['a year of either era', '5年度', [1993, 2023]],
    ['by era or by last digits', '23年度', [2011, 2023]],
  ])('stays undecided: %s', (_name, text, known) => {
    expect(parseFiscalYear(text, known)).toEqual({ ok: false, code: 'year-undecided', text });
  });

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(fc.constantFrom(...'令和平成RH元年度5０(（)）/2023〇十')).map((parts) => parts.join('')),
        ),
        (text) => {
          const reading = parseFiscalYear(text, [2021, 2022, 2023]);
          expect(reading.ok ? Number.isInteger(reading.year) : reading.text === text).toBe(true);
        },
      ),
    );
  });
});

describe('writing a fiscal year', () => {
  it.each([
    [1868, '明治元年度', 'M1', '1868年度'],
    [1912, '明治45年度', 'M45', '1912年度'],
    [1913, '大正2年度', 'T2', '1913年度'],
    [1926, '大正15年度', 'T15', '1926年度'],
    [1927, '昭和2年度', 'S2', '1927年度'],
    [1988, '昭和63年度', 'S63', '1988年度'],
    [1989, '平成元年度', 'H1', '1989年度'],
    [2018, '平成30年度', 'H30', '2018年度'],
    [2019, '令和元年度', 'R1', '2019年度'],
    [2023, '令和5年度', 'R5', '2023年度'],
    [2100, '令和82年度', 'R82', '2100年度'],
  ])('%i', (year, era, short, western) => {
    expect(formatFiscalYear(year, 'era')).toBe(era);
    expect(formatFiscalYear(year, 'short')).toBe(short);
    expect(formatFiscalYear(year, 'western')).toBe(western);
  });

  it('is read back as the same year, 1868 to 2100, in every style', () => {
    for (let year = 1868; year <= 2100; year++) {
      for (const style of ['era', 'short', 'western'] as const) {
        expect(parseFiscalYear(formatFiscalYear(year, style))).toEqual({ ok: true, year });
      }
      expect(eraOfFiscalYear(year).year).toBeGreaterThan(0);
    }
  });
});
