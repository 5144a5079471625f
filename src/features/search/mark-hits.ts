import { foldForSearch, readPlaceNames } from '#domain/text/fold.ts';

export type Piece = { text: string; isHit: boolean };

const graphemes = new Intl.Segmenter('ja', { granularity: 'grapheme' });
const BEFORE = 40;
const LENGTH = 140;

/**
 * The piece of a printed text around the first hit, with every hit marked. The words are folded; the text is shown as
 * it was printed, so each letter of its folded form remembers where it stood (ﾎﾞ is one letter there and two here).
 */
export function markHits(text: string, words: string[]): Piece[] {
  const { folded, starts } = foldWithPlaces(text);
  const hits = hitsIn(folded, words).map(([from, to]) => [starts[from]!, starts[to]!] as const);
  const first = hits[0]?.[0] ?? 0;
  const from = letterStart(text, Math.max(0, first - BEFORE));
  const to = letterStart(text, Math.min(text.length, from + LENGTH));
  const pieces: Piece[] = from > 0 ? [{ text: '…', isHit: false }] : [];
  let at = from;
  for (const [start, end] of hits) {
    if (start >= to) break;
    if (start > at) pieces.push({ text: text.slice(at, start), isHit: false });
    pieces.push({ text: text.slice(start, end), isHit: true });
    at = end;
  }
  if (at < to) pieces.push({ text: text.slice(at, to), isHit: false });
  if (Math.max(at, to) < text.length) pieces.push({ text: '…', isHit: false });
  return pieces;
}

/** Not between the halves of a letter outside the basic plane. */
function letterStart(text: string, at: number): number {
  return /[\uDC00-\uDFFF]/.test(text[at] ?? '') ? at - 1 : at;
}

const SMALL_VOWEL = /^[ぁぃぅぇぉゃゅょ]$/;

/** The letters as they are folded: ヴ and the small vowel after it are one. */
function lettersOf(text: string): { segment: string; index: number }[] {
  const letters: { segment: string; index: number }[] = [];
  for (const { segment, index } of graphemes.segment(readPlaceNames(text))) {
    const last = letters.at(-1);
    if (last && foldForSearch(last.segment) === 'ぶ' && SMALL_VOWEL.test(foldForSearch(segment)))
      last.segment += segment;
    else letters.push({ segment, index });
  }
  return letters;
}

/**
 * The folded text, and for each of its code units, and its end, the offset in the text where that letter begins. Letters
 * of other scripts that fold into a blank and a mark (U+FC5E) may fold otherwise here than in the whole: found, not marked.
 */
function foldWithPlaces(text: string): { folded: string; starts: number[] } {
  let folded = '';
  const starts: number[] = [];
  for (const { segment, index } of lettersOf(text)) {
    // Folding one letter by itself trims a blank; between words a run of blanks is one.
    const letter = /^\s+$/u.test(segment.normalize('NFKC'))
      ? folded === '' || folded.endsWith(' ')
        ? ''
        : ' '
      : foldForSearch(segment);
    folded += letter;
    for (let unit = 0; unit < letter.length; unit++) starts.push(index);
  }
  return { folded, starts: [...starts, text.length] };
}

/** Where the words stand, in order; hits that overlap are one. */
function hitsIn(folded: string, words: string[]): [number, number][] {
  const found = words
    .flatMap((word) => {
      const hits: [number, number][] = [];
      for (let at = folded.indexOf(word); at !== -1; at = folded.indexOf(word, at + word.length))
        hits.push([at, at + word.length]);
      return hits;
    })
    .sort(([a], [b]) => a - b);
  return found.reduce<[number, number][]>((merged, [from, to]) => {
    const last = merged.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
    return merged;
  }, []);
}
