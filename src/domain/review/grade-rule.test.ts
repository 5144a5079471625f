import { describe, expect, it } from 'vitest';
import type { DesiredTrend, Indicator } from '../indicator/indicator.ts';
import { type GradeRule, gradeByRule } from './grade-rule.ts';

/** Thresholds of real plans as data: A–E with 80% as 達成, shares of targets met, a band around the base, A–D. */
const KAWAGOE: GradeRule = {
  by: 'rate',
  bounds: [
    { code: 'A', atLeast: 100 },
    { code: 'B', atLeast: 80 },
    { code: 'C', atLeast: 50 },
    { code: 'D', atLeast: 20 },
    { code: 'E', atLeast: 0 },
  ],
};
const KANAGAWA: GradeRule = {
  by: 'share-met',
  bounds: [
    { code: '順調', atLeast: 100 },
    { code: '概ね順調', atLeast: 66.7 },
    { code: 'やや遅れ', atLeast: 50 },
    { code: '遅れ', atLeast: 0 },
  ],
};
const NAGAYO: GradeRule = {
  by: 'rate',
  bounds: [
    { code: 'S', atLeast: 110 },
    { code: 'A', atLeast: 90 },
    { code: 'B', atLeast: 70 },
    { code: 'C', atLeast: 0 },
  ],
};
const MANIFESTO: GradeRule = {
  by: 'rate',
  bounds: [
    { code: 'A', atLeast: 100 },
    { code: 'B', atLeast: 90 },
    { code: 'C', atLeast: 80 },
  ],
};

type Pair = [target: string | null, actual: string | null, trend?: DesiredTrend | 'not set'];
const indicators = (pairs: Pair[]) =>
  pairs.map(([target, actual, trend = 'up'], at): Indicator & { id: string } => ({
    id: `i-${at + 1}`,
    ...(trend === 'not set' ? {} : { desiredTrend: trend }),
    values: [
      ...(target === null ? [] : [{ kind: 'target' as const, year: 2025, text: target }]),
      ...(actual === null ? [] : [{ kind: 'actual' as const, year: 2025, text: actual }]),
    ],
  }));

describe('the grade by the rule', () => {
  const cases: [string, GradeRule, Pair[], string, number][] = [
    ['met', KAWAGOE, [['100件', '100件']], 'A', 100],
    ['the bound itself', KAWAGOE, [['100件', '80件']], 'B', 80],
    ['just under a bound', KAWAGOE, [['10000件', '7996件']], 'C', 79.96],
    ['nothing reached', KAWAGOE, [['50件', '0件']], 'E', 0],
    ['a mean of two', KAWAGOE, [['100人', '120人'], ['100人', '60人']], 'B', 90], // biome-ignore format: one line
    ['less is better', KAWAGOE, [['4.0%', '5.0%', 'down']], 'B', 80],
    ['all', KANAGAWA, [['3', '3'], ['3', '4'], ['3', '5']], '順調', 100], // biome-ignore format: one line
    ['two of three', KANAGAWA, [['3', '3'], ['3', '4'], ['3', '2']], '概ね順調', 200 / 3], // biome-ignore format: one line
    ['one of two', KANAGAWA, [['3', '3'], ['3', '2']], 'やや遅れ', 50], // biome-ignore format: one line
    ['one of three', KANAGAWA, [['3', '3'], ['3', '2'], ['3', '2']], '遅れ', 100 / 3], // biome-ignore format: one line
    ['above the band', NAGAYO, [['50回', '56回']], 'S', 112],
    ['inside the band', NAGAYO, [['50回', '46回']], 'A', 92],
    ['under the band', NAGAYO, [['50回', '44回']], 'B', 88],
    ['A–D, ninety per cent', MANIFESTO, [['1,000円', '900円']], 'B', 90],
  ];
  it.each(cases)('%s', (_, rule, pairs, code, percent) => {
    const grade = gradeByRule(rule, indicators(pairs), 2025);
    expect(grade).toMatchObject({ ok: true, code });
    expect(grade.ok && grade.percent).toBeCloseTo(percent, 6);
  });

  it('leaves out what cannot be judged, and tells what it would be with it', () => {
    const pairs: Pair[] = [
      ['3回', '3回'],
      ['3回', '4回'],
      ['検討', '実施した'],
      ['10人', null],
    ];
    expect(gradeByRule(KANAGAWA, indicators(pairs), 2025)).toMatchObject({
      ok: true,
      code: '順調',
      met: 2,
      counted: [{ indicator: 'i-1' }, { indicator: 'i-2' }],
      leftOut: [
        { indicator: 'i-3', reason: 'step-unknown' },
        { indicator: 'i-4', reason: 'no-actual' },
      ],
      allCounted: { code: 'やや遅れ', percent: 50 },
    });
  });

  it('does not take a range or an unset trend for a rate', () => {
    const pairs: Pair[] = [
      ['10～20件', '15件', 'range'],
      ['10件', '12件', 'not set'],
      ['10件', '9件'],
    ];
    const grade = gradeByRule(KAWAGOE, indicators(pairs), 2025);
    expect(grade).toMatchObject({ ok: true, code: 'B', allCounted: null });
    expect(grade.leftOut).toEqual([
      { indicator: 'i-1', reason: 'no-rate' },
      { indicator: 'i-2', reason: 'trend-not-set' },
    ]);
  });

  const none: [string, GradeRule, Pair[], string][] = [
    ['no indicator', KAWAGOE, [], 'no-indicator'],
    ['no figure', KAWAGOE, [['10件', null]], 'nothing-counted'],
    ['an unclear trend', KANAGAWA, [['10件', '12件', 'unclear']], 'nothing-counted'],
    ['below every bound', MANIFESTO, [['100件', '79件']], 'below-every-bound'],
  ];
  it.each(none)('gives none: %s', (_, rule, pairs, reason) => {
    expect(gradeByRule(rule, indicators(pairs), 2025)).toMatchObject({ ok: false, reason });
  });
});
