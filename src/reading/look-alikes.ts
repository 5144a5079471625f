/** Cyrillic and Greek letters that scanning puts in the place of A, B, C. Only exact look-alikes: Ь is not B. */
const LOOK_ALIKES: Record<string, string> = { А: 'A', В: 'B', С: 'C', Α: 'A', Β: 'B', Ϲ: 'C' };

/** A rating code with look-alikes of A, B, C in ASCII: the one letter-for-letter change that an import makes. */
export function asciiLetters(text: string): string {
  return text.replace(/[АВСΑΒϹ]/gu, (letter) => LOOK_ALIKES[letter]!);
}
