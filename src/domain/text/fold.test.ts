import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FOLD, foldForSearch, squeeze } from './fold.ts';

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
    ['names that are only heard', '斉藤', '斎藤'],
    ['and their old forms', '齊藤', '齋藤'],
    ['every 辺', '渡邉と渡邊', '渡辺と渡辺'],
    ['old letters of names', '廣澤 國櫻 學', '広沢 国桜 学'],
    ['v and b', 'ヴァイオリン', 'バイオリン'],
    ['v and b of other vowels', 'ヴィヴェヴォヴヴュー', 'ビベボブビュー'],
    ['v in half width', 'ｳﾞｧｲｵﾘﾝ', 'ばいおりん'],
    ['a hill with a small ケ', '自由ヶ丘', '自由が丘'],
    ['a hill with a full ケ', '自由ケ丘', '自由が丘'],
    ['a hill after hiragana', 'つつじヶ丘', 'つつじが丘'],
    ['a hill after katakana', 'ユーカリヶ丘', 'ユーカリが丘'],
    ['capes and peaks', '茅ヶ﨑の八ケ嶽', '茅が崎の八が岳'],
    ['a text in parts of letters', 'カ\u3099イド', 'ガイド'],
  ])('%s', (_name, one, other) => {
    expect(foldForSearch(one)).toBe(foldForSearch(other));
  });

  it.each([
    ['another word for it', '障害', '障がい'],
    ['kanji and kana', '子ども', 'こども'],
    ['small and full kana', 'びよういん', 'びょういん'],
    ['voiced and plain', 'か', 'が'],
    ['a counter and a hill', '三ヶ月', '三が月'],
    ['care and a hill', '在宅ケア原', '在宅がア原'],
    ['other families', '佐藤', '斎藤'],
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

it('is another way of folding with every change: FOLD follows', () => {
  const ranges: [number, number][] = [
    [0x3000, 0x30ff],
    [0x4e00, 0x9fff],
    [0xff00, 0xffef],
  ];
  const letters = ranges.flatMap(([from, to]) =>
    Array.from({ length: to - from + 1 }, (_, at) => foldForSearch(`亜${String.fromCodePoint(from + at)}丘`)),
  );
  const told = createHash('sha256').update(letters.join('\n')).digest('hex').slice(0, 12);
  expect({ fold: FOLD, told }).toEqual({ fold: 2, told: '12a34a109fe7' });
});

describe('squeezing for comparison', () => {
  it.each([
    ['（１） 見守り　活動', '(1)見守り活動'],
    ['見守り\n活動', '見守り活動'],
    ['〇印', '○印'],
    ['サ－クル', 'サークル'],
    ['學校', '学校'],
    ['１−２', '1-2'],
  ])('%j and %j are the same', (one, other) => {
    expect(squeeze(one)).toBe(squeeze(other));
  });

  it.each([
    ['サロン', 'さろん'],
    ['SNS', 'sns'],
    ['斉藤 一郎', '斎藤 一郎'],
    ['ヴァイオリン', 'バイオリン'],
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
