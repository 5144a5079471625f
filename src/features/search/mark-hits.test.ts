import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldForSearch } from '#domain/text/fold.ts';
import { markHits } from './mark-hits.ts';

const shown = (text: string, ...words: string[]) =>
  markHits(text, words.map(foldForSearch))
    .map((piece) => (piece.isHit ? `[${piece.text}]` : piece.text))
    .join('');

describe('marking hits in the printed text', () => {
  test.each([
    ['ﾎﾞﾗﾝﾃｨｱの受け入れ', 'ボランティア', '[ﾎﾞﾗﾝﾃｨｱ]の受け入れ'],
    ['髙齢の方の家', '高齢', '[髙齢]の方の家'],
    ['⺠⽣委員', '民生', '[⺠⽣]委員'],
    ['サ－ビス拠点', 'サービス', '[サ－ビス]拠点'],
    ['㈱みどり', '(株)', '[㈱]みどり'],
    ['１５ヶ所', '15か所', '[１５ヶ所]'],
    ['斉藤さんのヴァイオリン', 'バイオリン', '斉藤さんの[ヴァイオリン]'],
    ['ｳﾞｨｵﾗの会', 'ビオラ', '[ｳﾞｨｵﾗ]の会'],
    ['希望ヶ丘の集い', '希望が丘', '[希望ヶ丘]の集い'],
    ['見守り見守り', '見守り', '[見守り見守り]'],
    ['地域　 福祉', '地域 福祉', '[地域　 福祉]'],
    ['何もない', '見守り', '何もない'],
  ])('%s for %s is %s', (text, word, expected) => {
    expect(shown(text, word)).toBe(expected);
  });

  test('several words are each marked, and a long text is cut around the first', () => {
    const text = `${'あ'.repeat(200)}見守りの輪${'い'.repeat(200)}サロン`;
    expect(shown(text, '見守り', '輪')).toBe(`…${'あ'.repeat(40)}[見守り]の[輪]${'い'.repeat(95)}…`);
  });

  const text = fc.string({
    unit: fc.oneof(
      fc.constantFrom(...'髙ﾎﾞㇰヶー－ 　\n㈱①Ａａガガヴァィュｳﾞｧ斉丘'),
      fc
        .string({ unit: 'grapheme', minLength: 1, maxLength: 1 })
        .filter(
          (letter) =>
            !/\s/u.test(letter.normalize('NFKC').trim()) && !/^\s\S/u.test(letter.normalize('NFKC')),
        ),
    ),
    maxLength: 12,
  });

  test('whatever part of the folded text is asked for is found', () => {
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), (printed, a, b) => {
        // A mark over a blank is no letter of any text, and belongs to no word.
        fc.pre(!/\s\p{M}/u.test(printed.normalize('NFKD')));
        const letters = [...foldForSearch(printed)];
        fc.pre(letters.length > 0);
        const from = a % letters.length;
        const word = letters
          .slice(from, from + 1 + (b % 5))
          .join('')
          .trim();
        fc.pre(word !== '');
        expect(markHits(printed, [word]).some((piece) => piece.isHit)).toBe(true);
      }),
    );
  });

  test('the pieces of a short text are the text', () => {
    fc.assert(
      fc.property(text, text, (printed, word) => {
        const pieces = markHits(printed, [foldForSearch(word)].filter(Boolean));
        expect(pieces.map((piece) => piece.text).join('')).toBe(printed);
      }),
    );
  });
});
