/** A stretch that repeats itself this many times, and is this long, is noise of scanning and no sentence. */
const LEAST_REPEATS = 4;
const LEAST_LENGTH = 8;
const LONGEST_PERIOD = 12;
const LETTERS = /[\p{L}]/u;
const JAPANESE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/**
 * Where does a text loop as scanning noise does (でででで, では、では、では、)? The looping piece, null where there is
 * none. Blanks do not count, nor do loops of signs (……, ―――). Words that are merely wrong are not found.
 */
export function findScanningLoop(text: string): string | null {
  const bare = text.replace(/\s+/gu, '');
  for (let period = 1; period <= LONGEST_PERIOD; period += 1) {
    const least = Math.max(LEAST_LENGTH, period * LEAST_REPEATS);
    let run = 0;
    for (let i = period; i < bare.length; i += 1) {
      run = bare.charAt(i) === bare.charAt(i - period) ? run + 1 : 0;
      if (run + period < least) continue;
      const loop = bare.slice(i - run - period + 1, i + 1);
      if (LETTERS.test(loop)) return loop;
    }
  }
  return null;
}

/** Is this no Japanese title at all (letters of another script where scanning failed)? A title in Latin capitals such as SOS is fine. */
export function isGarbledTitle(title: string): boolean {
  return title !== '' && !JAPANESE.test(title) && !/^[\p{L}\p{N}]+$/u.test(title.normalize('NFKC'));
}
