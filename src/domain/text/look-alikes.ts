/** Letters of other alphabets that scans and keyboards put for a Latin one. Only exact look-alikes: Ь is not B. */
const LETTERS: Record<string, string> = {
  ...Object.fromEntries([...'АВСЕНІЈКМОРЅТХ'].map((letter, at) => [letter, 'ABCEHIJKMOPSTX'[at]!])),
  ...Object.fromEntries([...'асеіјорѕх'].map((letter, at) => [letter, 'aceijopsx'[at]!])),
  ...Object.fromEntries([...'ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ'].map((letter, at) => [letter, 'ABEZHIKMNOPTYX'[at]!])),
  ο: 'o',
  ϲ: 'c',
  Ϲ: 'C',
};
/** Marks that are one to a reader: ring, double ring, cross, triangle. */
const MARKS: Record<string, string> = {
  〇: '○',
  '◯': '○',
  '⚪': '○',
  '⊚': '◎',
  '⦾': '◎',
  '✕': '×',
  '✖': '×',
  '╳': '×',
  '∆': '△',
  Δ: '△',
};

const inTheirPlace = (text: string, table: Record<string, string>) =>
  [...text].map((letter) => table[letter] ?? letter).join('');

/** A code with Latin letters in the place of look-alikes: the one letter-for-letter change that an import makes. */
export function latinLetters(text: string): string {
  return inTheirPlace(text, LETTERS);
}

/** A text in which everything that looks alike is one letter or one mark: to compare, not to keep. */
export function oneMark(text: string): string {
  return inTheirPlace(latinLetters(text), MARKS);
}
