import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeAchievement, type NotJudged } from './achievement.ts';
import { formatArithmetic } from './arithmetic.ts';
import type { DesiredTrend } from './indicator.ts';
import { parseValue } from './parse-value.ts';

const steps = ['調査・研究', '検討', '設置'];
type Row = { trend: DesiredTrend; target: string; actual: string; baseline?: string };
const measurement = ({ trend, target, actual, baseline }: Row) => ({
  desiredTrend: trend,
  target: parseValue(target, steps),
  actual: parseValue(actual, steps),
  baseline: baseline === undefined ? undefined : parseValue(baseline, steps),
});

describe('a judged achievement', () => {
  it.each<[DesiredTrend, string, string, string, boolean, string?]>([
    ['up', '90件', '93件', '93 ÷ 90 = 103.3%', true],
    ['up', '90件', '90件', '90 ÷ 90 = 100.0%', true],
    ['up', '250人', '248人', '248 ÷ 250 = 99.2%', false],
    ['up', '10,000件', '9,999件', '9,999 ÷ 10,000 = 99.9%', false],
    ['up', '35件', '0件', '0 ÷ 35 = 0.0%', false],
    ['up', '30人', '30名', '30 ÷ 30 = 100.0%', true],
    ['up', '90件', '93', '93 ÷ 90 = 103.3%', true],
    ['up', '年12回', '12回', '12 ÷ 12 = 100.0%', true],
    ['up', '0件', '3件', '3 − 0 = +3', true],
    ['up', '△5%', '3%', '3 − △5 = +8', true],
    ['up', '90箇所', '51＋4＋16箇所', '71 ÷ 90 = 78.9%', false],
    ['up', '講座（20人）', '18人', '18 ÷ 20 = 90.0%', false],
    ['up', '1,100万円', '10,338,996円', '10,338,996 ÷ 11,000,000 = 94.0%', false],
    ['up', '17校', '16/17校', '16 ÷ 17 = 94.1%', false],
    ['up', '95%', '16/17', '94.12 ÷ 95 = 99.1%', false],
    ['up', '100%', '17/17校', '100 ÷ 100 = 100.0%', true],
    ['up', '200人を維持', '203人', '203 ÷ 200 = 101.5%', true],
    ['down', '10件', '5件', '10 ÷ 5 = 200.0%', true],
    ['down', '10件', '12件', '10 ÷ 12 = 83.3%', false],
    ['down', '10件', '0件', '0 − 10 = △10', true],
    ['down', '0件', '3件', '3 − 0 = +3', false],
    ['keep', '21か所', '21か所', '21 − 21 = 0', true],
    ['keep', '21か所', '22か所', '22 − 21 = +1', false],
    ['up', '105%以上', '104%', '104 ÷ 105 = 99.0%', false],
    ['up', '50人以上', '50人', '50 ÷ 50 = 100.0%', true],
    ['up', '50人超', '50人', '50 ÷ 50 = 100.0%', false],
    ['down', '5件以下', '4件', '5 ÷ 4 = 125.0%', true],
    ['range', '5件未満', '5件', '5 ÷ 5 = 100.0%', false],
    ['range', '10〜20件', '15件', '10 ≦ 15 ≦ 20', true],
    ['up', '10〜20件', '25件', '25 ＞ 20', false],
    ['up', '検討', '設置', '3 ≧ 2', true],
    ['up', '設置', '検討', '2 ＜ 3', false],
    ['up', '検討→設置', '設置', '3 ≧ 3', true],
    ['up', '維持', '20件', '20 − 18 = +2', true, '18件'],
    ['down', '現状維持', '20件', '20 − 18 = +2', false, '18件'],
    ['keep', '→', '18件', '18 − 18 = 0', true, '18件'],
    ['up', '増加', '18件', '18 − 18 = 0', false, '18件'],
    ['up', '↑', '19件', '19 − 18 = +1', true, '18件'],
    ['down', '減少', '17件', '17 − 18 = △1', true, '18件'],
    ['down', '改善', '17件', '17 − 18 = △1', true, '18件'],
  ])('%s, target %s, actual %s: %s', (trend, target, actual, line, met, baseline) => {
    const row: Row = { trend, target, actual, ...(baseline === undefined ? {} : { baseline }) };
    const achievement = judgeAchievement(measurement(row));
    expect(achievement).toMatchObject({ judged: true, met });
    expect(achievement.judged && formatArithmetic(achievement.arithmetic)).toBe(line);
  });

  it.each([
    ['延べ174件', '100件', ['counted-unlike']],
    ['174件', '約100件', ['approximate']],
    ['延べ174件', '延べ100件', []],
  ])('%s against %s says what to mind', (actual, target, caveats) => {
    expect(judgeAchievement(measurement({ trend: 'up', target, actual }))).toMatchObject({ caveats });
  });
});

describe('not judged', () => {
  it.each<[DesiredTrend, string, string, NotJudged]>([
    ['unclear', '1.36%', '1.34%', 'trend-unclear'],
    ['up', '目標設定なし', '12件', 'no-target'],
    ['up', '-', '12件', 'no-target'],
    ['up', '', '', 'no-target'],
    ['up', '随時', '12件', 'target-not-measurable'],
    ['up', '窓口の見直し', '12件', 'target-not-measurable'],
    ['up', '10回・368人', '12回', 'target-not-measurable'],
    ['up', 'I 2校', '12校', 'target-unreadable'],
    ['up', '1,234,56円', '12円', 'target-unreadable'],
    ['up', '12件', '未実施', 'no-actual'],
    ['up', '12件', '中止（コロナ）', 'no-actual'],
    ['up', '12件', '', 'no-actual'],
    ['up', '12校', 'I2校', 'actual-unreadable'],
    ['up', '12回', '10回・368人', 'actual-not-measurable'],
    ['up', '12回', '講座の開催', 'actual-not-measurable'],
    ['up', '12回', '検討', 'actual-not-measurable'],
    ['up', '12回', '12件', 'unit-differs'],
    ['up', '90%', '93', 'unit-differs'],
    ['up', '90件', '93%', 'unit-differs'],
    ['up', '11,000千円', '10,338', 'unit-differs'],
    ['up', '年12回', '月1回', 'period-differs'],
    ['up', '設置', '12回', 'step-unknown'],
    ['up', '整備', '整備', 'step-unknown'],
    ['up', '維持', '12件', 'no-baseline'],
    ['up', '増加', '12件', 'no-baseline'],
    ['range', '12件', '12件', 'trend-contradicts-target'],
    ['up', '5件以下', '4件', 'trend-contradicts-target'],
    ['down', '5件以上', '6件', 'trend-contradicts-target'],
    ['up', '80%', '16/0', 'actual-not-measurable'],
  ])('%s, target %j, actual %j: %s', (trend, target, actual, reason) => {
    expect(judgeAchievement(measurement({ trend, target, actual }))).toEqual({ judged: false, reason });
  });

  it('a wish to rise against a trend that should fall', () => {
    const row: Row = { trend: 'down', target: '増加', actual: '19件', baseline: '18件' };
    expect(judgeAchievement(measurement(row))).toEqual({ judged: false, reason: 'trend-contradicts-target' });
  });
});

describe('whatever is printed', () => {
  const printed = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc
      .tuple(
        fc.constantFrom('', '△', '延べ', '約', '月'),
        fc.oneof(
          fc.nat().map(String),
          fc.constantFrom('0', '0.1', `0.${'0'.repeat(320)}1`, '9007199254740991', '9007億'),
        ),
        fc.constantFrom('', '件', '%', '円', '/0', '/17', '以上', '〜90071992547409件', 'を維持'),
      )
      .map((parts) => parts.join('')),
    fc.constantFrom('', '-', '維持', '増加', '改善', '検討', '設置', '随時', '未実施', '1回・2人', '5＋6'),
  );
  const trends = fc.constantFrom<DesiredTrend>('up', 'down', 'keep', 'range', 'unclear');

  it('a rate is finite and its line holds no NaN', () => {
    fc.assert(
      fc.property(trends, printed, printed, printed, (trend, target, actual, baseline) => {
        const given = measurement({ trend, target, actual, baseline });
        const achievement = judgeAchievement(given);
        if (!achievement.judged) return;
        expect(achievement.rate === null || Number.isFinite(achievement.rate)).toBe(true);
        expect(formatArithmetic(achievement.arithmetic)).not.toMatch(/NaN|Infinity|∞|undefined/);
      }),
      { numRuns: 3000 },
    );
  });

  it('no judgement is made from a text without a digit, but for a step', () => {
    fc.assert(
      fc.property(trends, printed, printed, (trend, target, actual) => {
        fc.pre(!/\p{N}/u.test(actual.normalize('NFKC')));
        const achievement = judgeAchievement(measurement({ trend, target, actual }));
        expect(!achievement.judged || achievement.arithmetic.kind === 'step').toBe(true);
      }),
    );
  });
});
