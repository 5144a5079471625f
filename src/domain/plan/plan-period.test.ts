import { describe, expect, it } from 'vitest';
import { readPeriod, yearsGivenUp } from './plan-period.ts';

describe('the period of a plan', () => {
  it.each([
    [
      { from: '令和６年度', to: 'R11' },
      { from: 2024, to: 2029 },
    ],
    [
      { from: '2024', to: '' },
      { from: 2024, to: null },
    ],
    [
      { from: ' ', to: '' },
      { from: null, to: null },
    ],
    [
      { from: '2024', to: '2024' },
      { from: 2024, to: 2024 },
    ],
  ])('reads %o', (typed, period) => {
    expect(readPeriod(typed)).toEqual({ ok: true, period });
  });

  it.each([
    [{ from: '来年', to: '2024' }, [{ field: 'from', code: 'not-a-fiscal-year' }]],
    [{ from: '2025', to: '2024' }, [{ field: 'to', code: 'period-backwards' }]],
  ])('refuses %o', (typed, problems) => {
    expect(readPeriod(typed)).toEqual({ ok: false, problems });
  });

  it('tells which years it gives up, and never one that stood outside before', () => {
    const was = { from: 2023, to: 2026 };
    expect(yearsGivenUp(was, { from: 2024, to: 2025 }, [2022, 2023, 2024, 2026])).toEqual([2023, 2026]);
    expect(yearsGivenUp(was, { from: null, to: null }, [2023, 2026])).toEqual([]);
  });
});
