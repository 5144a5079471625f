const SEGMENTER = new Intl.Segmenter('ja', { granularity: 'grapheme' });

/** Where such a letter begins, no character goes on: a long text may be cut there. */
const BEGINS_A_CHARACTER = /[\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff\uff01-\uff5ea-z0-9]/i;
const PIECE = 200;

/**
 * How many characters does a reader count? 𠮷, が in two code points and a face with a skin colour are one each; line breaks are
 * none, as in a word processor. Piece by piece, since the segmenter takes a time that grows with the square of the text.
 */
export function countCharacters(text: string): number {
  let count = 0;
  for (let from = 0; from < text.length; ) {
    let to = Math.min(from + PIECE, text.length);
    while (to < text.length && !BEGINS_A_CHARACTER.test(text[to]!)) to++;
    for (const { segment } of SEGMENTER.segment(text.slice(from, to)))
      if (!/^[\r\n]+$/.test(segment)) count++;
    from = to;
  }
  return count;
}

export const isLongerThan = (text: string, limit: number): boolean =>
  text.length > limit && countCharacters(text) > limit;

/** In characters: ten pages of a sheet. What is longer was pasted by mistake. */
export const LONGEST_TEXT = 20_000;
/** The same for one value of an indicator. */
export const LONGEST_VALUE = 200;
