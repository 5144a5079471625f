import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldForSearch, squeeze } from './fold.ts';

describe('folding for search', () => {
  it.each([
    ['full-width letters and digits', 'ＣＳＷ１２', 'csw12'],
    ['half-width kana', 'ﾎﾞﾗﾝﾃｨｱ', 'ボランティア'],
    ['katakana and hiragana', 'ふくしサロン', 'フクシさろん'],
    ['counters of places', '15ヶ所', '15か所'],
    ['counters of places in katakana', '15カ所', '15ヶ所'],
    ['a ladder 高', '髙橋', '高橋'],
    ['the other 崎', '山﨑', '山崎'],
    ['radicals of a PDF', '⺠⽣委員', '民生委員'],
    ['two kinds of 長 in a PDF', '⻑寿', '長寿'],
    ['old letters', '邊', '辺'],
    ['a variation selector', '葛\u{e0100}城', '葛城'],
    ['a hyphen for a long vowel', 'サ－ビス', 'サービス'],
    ['a dash for a long vowel', 'サ―ビス', 'サービス'],
    ['the wave of another system', '4〜6月', '4～6月'],
    ['blanks of any kind', '地域　福祉\n計画', '地域 福祉 計画'],
    ['the zero-width space', '地域\u200b福祉', '地域福祉'],
  ])('%s', (_name, one, other) => {
    expect(foldForSearch(one)).toBe(foldForSearch(other));
  });

  it.each([
    ['another word for it', '障害', '障がい'],
    ['kanji and kana', '子ども', 'こども'],
    ['small and full kana', 'びよういん', 'びょういん'],
    ['voiced and plain', 'か', 'が'],
  ])('keeps apart: %s', (_name, one, other) => {
    expect(foldForSearch(one)).not.toBe(foldForSearch(other));
  });

  it('is stable: what is folded stays as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = foldForSearch(text);
        expect(foldForSearch(once)).toBe(once);
      }),
    );
  });
});

describe('squeezing for comparison', () => {
  it.each([
    ['（１） 見守り　活動', '(1)見守り活動'],
    ['見守り\n活動', '見守り活動'],
    ['〇印', '○印'],
    ['サ－クル', 'サークル'],
    ['１−２', '1-2'],
  ])('%j and %j are the same', (one, other) => {
    expect(squeeze(one)).toBe(squeeze(other));
  });

  it.each([
    ['サロン', 'さろん'],
    ['SNS', 'sns'],
    ['研修（１）', '研修（２）'],
  ])('%j and %j are not', (one, other) => {
    expect(squeeze(one)).not.toBe(squeeze(other));
  });

  it('is stable', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(squeeze(squeeze(text))).toBe(squeeze(text));
      }),
    );
  });
});
