/** One text of a form as it comes back from a writer. */
export type TypedText = {
  /** What the writer had before typing: as loaded, or as last acknowledged. */
  base: string;
  /** What was sent since then without an answer; it may have arrived. */
  sent: readonly string[];
  text: string;
};

/**
 * `same`: there is nothing to write. `written`: nobody else has changed the text meanwhile. `aside`: somebody has; what is
 * stored stays, and the text that came second is kept beside it until a person has looked at both.
 */
export type Merge = 'same' | 'written' | 'aside';

/**
 * What becomes of a typed text, where `stored` is what the sheet says now?
 *
 * Two writers who saw the same text and typed different ones both keep their words. A text that was sent twice because its
 * answer was lost is no conflict of a writer with himself. Clearing a field that somebody else has changed meanwhile leaves
 * no words that could be lost, so it does nothing. Does not look at who may write, nor at how long the text is.
 */
export function mergeText(stored: string, { base, sent, text }: TypedText): Merge {
  if (text === stored) return 'same';
  if (stored === base || sent.includes(stored)) return 'written';
  if (text === base || text.trim() === '') return 'same';
  return 'aside';
}

/** How two texts of one field become one: which of them, or both, one below the other. */
export const SETTLEMENTS = ['stored', 'aside', 'both'] as const;
export type Settlement = (typeof SETTLEMENTS)[number];

export function settleTexts(stored: string, aside: string, by: Settlement): string {
  if (by === 'stored') return stored;
  if (by === 'aside') return aside;
  return [stored, aside].filter((text) => text.trim() !== '').join('\n');
}

/** A line break is one character, whichever system typed it. Forms are sent with two. */
export const oneLineBreak = (text: string) => text.replace(/\r\n?/g, '\n');
