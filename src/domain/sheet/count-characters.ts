const SEGMENTER = new Intl.Segmenter('ja', { granularity: 'grapheme' });

/**
 * How many characters does a reader count? 𠮷, が in two code points and a face with a skin colour are one each; line breaks are
 * none, as in a word processor.
 */
export function countCharacters(text: string): number {
  let count = 0;
  for (const { segment } of SEGMENTER.segment(text)) if (!/^[\r\n]+$/.test(segment)) count++;
  return count;
}

export const isLongerThan = (text: string, limit: number): boolean =>
  text.length > limit && countCharacters(text) > limit;
