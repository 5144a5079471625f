import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseValue } from './parse-value.ts';

const printedValue = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc
    .array(
      fc.constantFrom(
        ...'0 1 2 ３ ９ , ， 、 . ・ / ／ ＋ + - − △ 〜 ～ → ↑ ( ） 件 回 人 % 円 万 千 百万 億 延べ 約 年 月 以上 未満 維持 中 ① ⑴ I O 〇 令和 年度 第 検討 なし'.split(
          ' ',
        ),
        ' ',
        '\n',
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join('')),
);

describe('any text at all', () => {
  it('is a value, with its text untouched and every amount finite', () => {
    fc.assert(
      fc.property(printedValue, fc.array(fc.string(), { maxLength: 3 }), (text, steps) => {
        const value = parseValue(text, steps);
        expect(value.text).toBe(text);
        expect(
          JSON.stringify(value, (_key, one) => (Number.isNaN(one) || one === Infinity ? 'bad' : one)),
        ).not.toMatch(/"bad"/);
      }),
      { numRuns: 2000 },
    );
  });

  it('without a digit has no amount', () => {
    fc.assert(
      fc.property(printedValue, (text) => {
        fc.pre(!/[\p{Nd}\p{No}]/u.test(text.normalize('NFKC')));
        expect(['number', 'percent', 'money', 'range', 'ratio', 'figures']).not.toContain(
          parseValue(text).kind,
        );
      }),
      { numRuns: 1000 },
    );
  });
});

const truths = join(import.meta.dirname, '../../../../shared/truth');

describe.skipIf(!existsSync(truths))('the values of real documents', () => {
  it('are all read, but for those that say nothing certain', () => {
    type Indicated = { indicators?: { values?: { text: string }[]; undated?: { text: string }[] }[] };
    const texts = readdirSync(truths).flatMap((name) => {
      const { nodes = [], projects = [] }: { nodes?: Indicated[]; projects?: Indicated[] } = JSON.parse(
        readFileSync(join(truths, name), 'utf8'),
      );
      return [...nodes, ...projects]
        .flatMap((one) => one.indicators ?? [])
        .flatMap((one) => [...(one.values ?? []), ...(one.undated ?? [])].map((value) => value.text));
    });
    expect(texts.length).toBeGreaterThan(400);
    const unread = texts.filter((text) => ['unknown', 'malformed'].includes(parseValue(text).kind));
    expect(unread).toEqual([]);
  });
});
