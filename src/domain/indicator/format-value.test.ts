import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAmount, formatValue } from './format-value.ts';
import { parseValue } from './parse-value.ts';

describe('one form for all', () => {
  it.each([
    ['１０００４０００円', '10,004,000円'],
    ['5,000千円', '5,000,000円'],
    ['延１７４件', '延べ174件'],
    ['▲３．５％', '△3.5%'],
    ['12回/年', '年12回'],
    ['200人維持', '200人を維持'],
    ['10から20件', '10〜20件'],
    ['年10～20回程度', '年10〜20回程度'],
    ['10件以上２０件未満', '10件以上20件未満'],
    ['105％以上', '105%以上'],
    ['5件以内', '5件以下'],
    ['17校中16校', '16/17校'],
    ['新規22件・継続8件', '新規 22件、継続 8件'],
    ['51＋4＋16', '51+4+16'],
    ['検討→設置', '検討→設置'],
    ['未実施（コロナ）', '未実施（コロナ）'],
    ['', ''],
  ])('%s reads %s', (text, expected) => {
    expect(formatValue(parseValue(text))).toBe(expected);
  });

  it.each([
    [0, '0'],
    [1234.5, '1,234.5'],
    [-1234, '△1,234'],
    [0.00000001, '0.00000001'],
  ])('the amount %d', (amount, expected) => {
    expect(formatAmount(amount)).toBe(expected);
  });
});

describe('what was written in one form', () => {
  const quantities = fc
    .tuple(
      fc.constantFrom('', '延べ', '約', '年間', '月', '△', '累計', '①'),
      fc.oneof(
        fc.nat().map(String),
        fc.nat().map((n) => n.toLocaleString('en-US')),
        fc.constantFrom('０', '1.5', '3万5千'),
      ),
      fc.constantFrom('', '件', '人', '％', '円', '千円', 'か所', ' 団体'),
      fc.constantFrom('', '以上', '未満', '程度', '超', 'を維持', '～', '（見込）', '/17', '〜99999999999'),
    )
    .map((parts) => parts.join(''));

  it('reads the same again after it was written in one form', () => {
    const inOrder = (one: object) =>
      JSON.parse(JSON.stringify(one, (key, inner) => (key === 'qualifiers' ? [...inner].sort() : inner)));
    fc.assert(
      fc.property(quantities, (text) => {
        const { text: _printed, ...first } = parseValue(text);
        fc.pre(['number', 'percent', 'money', 'range', 'ratio'].includes(first.kind));
        const { text: _written, ...again } = parseValue(formatValue({ text, ...first }));
        expect(inOrder(again)).toEqual(inOrder(first));
      }),
      { numRuns: 1000 },
    );
  });
});
