import { diffArrays } from 'diff';

/** A stretch of two texts: in both, only in the earlier one, only in the later one. */
export type Segment = { kind: 'same' | 'removed' | 'added'; text: string };

const WORDS = new Intl.Segmenter('ja', { granularity: 'word' });
const LETTERS = new Intl.Segmenter('ja', { granularity: 'grapheme' });
/** Sentence by sentence: the segmenter copies its whole input for every word. */
const wordsOf = (text: string) =>
  (text.match(/[^\n。]{1,300}[\n。]?|[\n。]/gu) ?? []).flatMap((piece) =>
    [...WORDS.segment(piece)].map(({ segment }) => segment),
  );
const lettersOf = (text: string) => [...LETTERS.segment(text)].map(({ segment }) => segment);
const linesOf = (text: string) => text.match(/[^\n]*\n|[^\n]+/gu) ?? [];

/** Longer texts are compared line by line; what has more differences than this is another text. */
const LONGEST_BY_WORD = 20_000;
const MOST_EDITS = 2_000;

/**
 * What became of a text, for somebody who reads Japanese: word by word, then letter by letter within a short change (害 → がい). A
 * particle that happens to stand in both between two changes is no agreement: it is drawn into them. What stands only in
 * the earlier text comes before what replaced it. `same` with `removed` is the earlier text, `same` with `added` the later.
 * Numbers are never cut: 42 and 48 are two numbers, not a 4 with another end.
 */
export function compareTexts(before: string, after: string): Segment[] {
  const isLong = before.length > LONGEST_BY_WORD || after.length > LONGEST_BY_WORD;
  const changes = (isLong ? null : changesBetween(wordsOf(before), wordsOf(after))) ??
    changesBetween(linesOf(before), linesOf(after)) ?? [change(before, after)];
  const drawn = drawnTogether(changes);
  const readable = isAnotherText(drawn, before, after) ? [change(before, after)] : onWholeLines(drawn);
  return joined(readable.flatMap(segmentsOf));
}

/** Where less than a third of it stayed, here and there, a reader sees more in the two texts one after the other. */
function isAnotherText(changes: Change[], before: string, after: string): boolean {
  if (changes.filter(({ same }) => same === '').length < 2) return false;
  const stayed = changes.reduce((sum, { same }) => sum + same.length, 0);
  return stayed * 3 < Math.max(before.length, after.length);
}

/** No two stretches of one kind side by side. */
function joined(segments: Segment[]): Segment[] {
  const result: Segment[] = [];
  for (const { kind, text } of segments) {
    const last = result.at(-1);
    if (last?.kind === kind) last.text += text;
    else result.push({ kind, text });
  }
  return result;
}

/** A stretch that is in both (`same`), or what one text has in the place of the other's. */
type Change = { same: string; removed: string; added: string };
const change = (removed: string, added: string): Change => ({ same: '', removed, added });

function changesBetween(before: string[], after: string[]): Change[] | null {
  const parts = diffArrays(before, after, { maxEditLength: MOST_EDITS });
  if (!parts) return null;
  const changes: Change[] = [];
  for (const { value, added, removed } of parts) {
    const text = value.join('');
    const last = changes.at(-1);
    if (!added && !removed) changes.push({ same: text, removed: '', added: '' });
    else if (last && last.same === '') last[added ? 'added' : 'removed'] += text;
    else changes.push(added ? change('', text) : change(text, ''));
  }
  return changes;
}

/** Joins two changes and what little stands in both between them. */
function drawnTogether(changes: Change[]): Change[] {
  const drawn: Change[] = [];
  for (const [at, one] of changes.entries()) {
    const last = drawn.at(-1);
    if (one.same === '') {
      if (last && last.same === '') {
        last.removed += one.removed;
        last.added += one.added;
      } else drawn.push({ ...one });
    } else if (last && last.same === '' && isIsland(one.same, last, changes[at + 1])) {
      last.removed += one.same;
      last.added += one.same;
    } else drawn.push({ ...one });
  }
  return drawn;
}

const sizeOf = ({ removed, added }: Change) => Math.max(removed.length, added.length);

function isIsland(same: string, before: Change, after: Change | undefined): boolean {
  if (!after || /[\n。]/u.test(same)) return false;
  return same.length <= 2 && sizeOf(before) + sizeOf(after) > 2 * same.length;
}

/**
 * A line that was put in between lines that begin alike (・) can be said to begin in the middle of the line before. It is moved
 * back to where that line ends.
 */
function onWholeLines(changes: Change[]): Change[] {
  for (const [at, one] of changes.entries()) {
    const [before, after] = [changes[at - 1], changes[at + 1]];
    const text = one.removed || one.added;
    if (one.same !== '' || (one.removed && one.added) || !before?.same || !after?.same) continue;
    const shared = before.same.match(/(?<=[\n。]|^)[^\n。]{1,20}$/u)?.[0];
    if (shared === undefined || !text.endsWith(shared)) continue;
    const moved = shared + text.slice(0, -shared.length);
    before.same = before.same.slice(0, -shared.length);
    after.same = shared + after.same;
    if (one.removed) one.removed = moved;
    else one.added = moved;
  }
  return changes;
}

function segmentsOf({ same, removed, added }: Change): Segment[] {
  const [head, tail] = sharedEnds(removed, added);
  const cut = (text: string) => text.slice(head.length, text.length - tail.length);
  const segments: Segment[] = [
    { kind: 'same', text: same + head },
    { kind: 'removed', text: cut(removed) },
    { kind: 'added', text: cut(added) },
    { kind: 'same', text: tail },
  ];
  return segments.filter(({ text }) => text !== '');
}

/** Up to so long, a change is one word that was written otherwise. */
const LONGEST_WORD = 12;

/** The letters with which both begin and end; none of a longer change, and no half of a number. */
function sharedEnds(removed: string, added: string): [string, string] {
  if (removed === '' || added === '' || Math.max(removed.length, added.length) > LONGEST_WORD)
    return ['', ''];
  const [before, after] = [lettersOf(removed), lettersOf(added)];
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head++;
  while (head > 0 && isWithinNumber(before, head, after)) head--;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  while (tail > 0 && isWithinNumber(before, before.length - tail, after, after.length - tail)) tail--;
  return [before.slice(0, head).join(''), before.slice(before.length - tail).join('')];
}

/** A digit, or what stands between digits: 1,234 and 42.5 are one number each. */
const OF_NUMBER = /^[\p{Nd},.，．]$/u;

function isWithinNumber(before: string[], at: number, after: string[], atInAfter = at): boolean {
  const isCut = (letters: string[], place: number) =>
    OF_NUMBER.test(letters[place - 1] ?? '') && OF_NUMBER.test(letters[place] ?? '');
  return isCut(before, at) || isCut(after, atInAfter);
}
