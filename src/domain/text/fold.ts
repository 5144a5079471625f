import { foldHeardAlike, foldVariants } from './variants.ts';

const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;
const BLANKS = /\s+/gu;
const DASHES = /[-\u2010-\u2015\u2212\u2500\u2501]/gu;
const RINGS = /[〇◯]/gu;
const WAVES = /[〜∼]/gu;

/** One form for what NFKC leaves apart: invisible marks out, dashes and the long vowel ー alike, one ring, one wave. */
function oneForm(text: string): string {
  return foldVariants(text.replace(INVISIBLE, '').normalize('NFKC'))
    .replace(INVISIBLE, '')
    .replace(DASHES, 'ー')
    .replace(RINGS, '○')
    .replace(WAVES, '~');
}

/**
 * The number of this way of folding. Plans whose texts were folded another way are indexed anew (records/archive/reindex-plan.ts):
 * whoever changes what `foldForSearch` answers, here or in variants.ts, takes the next number.
 */
export const FOLD = 2;

/** What follows a が in names of places, however that is written: 自由ヶ丘, 自由ケ丘 and 自由が丘. A counter is not among them: 15ヶ所, 3ヶ月. */
const PLACE_KA =
  /(?<=[\p{sc=Han}\p{sc=Hiragana}])[ヶケｹ](?=[丘岡谷原峰峯崎﨑嵜浜濱濵島嶋台臺沢澤池岳嶽淵渕関關瀬瀨浦鼻窪宮森城山野])|(?<=\p{sc=Katakana})ヶ(?=[丘岡谷原台])/gu;

/** Reads the small ヶ in a name of a place as the が that is said; no letter becomes more or less. */
export const readPlaceNames = (text: string) => text.replace(PLACE_KA, 'が');

/** ヴァイオリン is also written バイオリン; what is said is one. In hiragana, after all katakana became that. */
const V_SOUNDS: Record<string, string> = { ぁ: 'ば', ぃ: 'び', ぅ: 'ぶ', ぇ: 'べ', ぉ: 'ぼ' };
const foldV = (text: string) =>
  text
    .replace(/ゔ([ぁぃぅぇぉ])/gu, (_, vowel: string) => V_SOUNDS[vowel]!)
    .replace(/ゔ(?=[ゃゅょ])/gu, 'び')
    .replaceAll('ゔ', 'ぶ');

/**
 * In what form is a text searched? The stored column and the words of the searcher both go through this.
 *
 * NFKC, lower case, variant letters (髙 = 高, ⺠ = 民) and letters that are taken for one another in names (斉 = 斎), every hyphen
 * as the long vowel ー, runs of blanks as one blank. Katakana and hiragana are one, and ヶ/ヵ = か, because offices write か所,
 * カ所 and ヶ所 for the same thing; in names of places it is が (自由ヶ丘). ヴァ, ヴィ, ヴ … = バ, ビ, ブ. Small kana stay apart from full
 * ones, 障害 from 障がい and こ from 子: those are other words, not other letters.
 *
 * The length may change, so a hit cannot be marked in the printed text by its offset here.
 */
export function foldForSearch(text: string): string {
  const folded = readPlaceNames(foldHeardAlike(oneForm(text)))
    .toLowerCase()
    .replace(/[ヵヶ]/gu, 'か')
    .replace(/[ァ-ヴヽヾ]/gu, (kana) => String.fromCodePoint(kana.codePointAt(0)! - 0x60));
  return foldV(folded).replace(BLANKS, ' ').trim();
}

/**
 * Do two printed texts say the same, letter by letter? Equal after `squeeze`: widths, blanks, line breaks, variant
 * letters, dashes and rings do not count. Case and kana do: this is for titles and labels, not for search.
 */
export function squeeze(text: string): string {
  return oneForm(text.replace(BLANKS, '')).replace(BLANKS, '');
}
