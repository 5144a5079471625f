import { foldVariants } from './variants.ts';

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
 * In what form is a text searched? The stored column and the words of the searcher both go through this.
 *
 * NFKC, lower case, variant letters (髙 = 高, ⺠ = 民), every hyphen as the long vowel ー, runs of blanks as one blank.
 * Katakana and hiragana are one, and ヶ/ヵ = か, because offices write か所, カ所 and ヶ所 for the same thing. Small
 * kana stay apart from full ones, 障害 from 障がい and こ from 子: those are other words, not other letters.
 *
 * The length may change, so a hit cannot be marked in the printed text by its offset here.
 */
export function foldForSearch(text: string): string {
  return oneForm(text)
    .toLowerCase()
    .replace(/[ヵヶ]/gu, 'か')
    .replace(/[ァ-ヴヽヾ]/gu, (kana) => String.fromCodePoint(kana.codePointAt(0)! - 0x60))
    .replace(BLANKS, ' ')
    .trim();
}

/**
 * Do two printed texts say the same, letter by letter? Equal after `squeeze`: widths, blanks, line breaks, variant
 * letters, dashes and rings do not count. Case and kana do: this is for titles and labels, not for search.
 */
export function squeeze(text: string): string {
  return oneForm(text.replace(BLANKS, '')).replace(BLANKS, '');
}
