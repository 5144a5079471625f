import { describe, expect, it } from 'vitest';
import { findBaseline, findValue, type Indicator, type YearValue } from './indicator.ts';
import { runsOf, seriesOf } from './series.ts';

const actuals = (texts: Record<number, string>): YearValue[] =>
  Object.entries(texts).map(([year, text]) => ({ kind: 'actual', year: Number(year), text }));
const years = (indicator: Indicator) =>
  runsOf(seriesOf(indicator, 'actual'), indicator.breaks).map((run) => run.map(({ year }) => year));

describe('the runs that a line may join', () => {
  it.each<[string, Record<number, string>, number[][]]>([
    ['all of one unit', { 2021: '82件', 2022: '86件', 2023: '93' }, [[2021, 2022, 2023]]],
    ['in any order of print', { 2023: '93件', 2021: '82件' }, [[2021, 2023]]],
    ['a year without a figure', { 2021: '82件', 2022: '中止（コロナ）', 2023: '93件' }, [[2021], [2023]]],
    ['0 is a figure', { 2021: '82件', 2022: '0件', 2023: '93件' }, [[2021, 2022, 2023]]],
    ['another unit', { 2021: '12回', 2022: '300人', 2023: '310人' }, [[2021], [2022, 2023]]],
    ['延べ from here on', { 2021: '192件', 2022: '延べ125件' }, [[2021], [2022]]],
    ['a month against a year', { 2021: '月3回', 2022: '36回' }, [[2021], [2022]]],
    ['words only', { 2021: '検討', 2022: '設置' }, []],
  ])('%s', (_name, texts, expected) => {
    expect(years({ values: actuals(texts) })).toEqual(expected);
  });

  it.each([
    [2021, [[2021, 2022, 2023]]],
    [2022, [[2021], [2022, 2023]]],
    [2023, [[2021, 2022], [2023]]],
    [2024, [[2021, 2022, 2023]]],
  ])('a break in %i', (year, expected) => {
    const values = actuals({ 2021: '1件', 2022: '2件', 2023: '3件' });
    expect(years({ values, breaks: [{ year, reason: '対象者の範囲を変更' }] })).toEqual(expected);
  });
});

describe('the value in force', () => {
  const indicator: Indicator = {
    values: [
      { kind: 'baseline', year: 2020, text: '70件' },
      { kind: 'baseline', year: 2019, text: '65件' },
      { kind: 'target', year: 2023, text: '90件', status: 'superseded' },
      { kind: 'target', year: 2023, text: '85件', reason: '会場の閉鎖' },
      { kind: 'actual', year: 2023, text: '80件', status: 'preliminary' },
      { kind: 'actual', year: 2023, text: '82件' },
    ],
  };

  it('is the one that no other replaced', () => {
    expect(findValue(indicator, 'target', 2023)?.text).toBe('85件');
    expect(findValue(indicator, 'actual', 2023)?.text).toBe('82件');
    expect(findValue(indicator, 'target', 2024)).toBeUndefined();
    expect(findBaseline(indicator)?.text).toBe('70件');
  });
});
