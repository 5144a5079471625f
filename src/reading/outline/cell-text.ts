import type { Span, Traced } from '../read-plan.ts';
import { type Source, textOf, trimSpan } from '../source.ts';
import { NOTHING } from '../traced.ts';

/** A tag, or the tab between two cells that are read as one. */
const TAG = /<\/?(?:p|br|b|strong|em)\s{0,3}\/?>|\t/giu;
const ROUND_BULLETS = '○〇◎●■□◆◇';
const STARTS_AFTER_BLANK = `${ROUND_BULLETS}・①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳【`;

/** A cell without the tags that a converter left in it: the pieces between them, and the tags themselves. */
export function withoutTags(source: Source, cell: Span): { pieces: Span[]; tags: Span[] } {
  const text = textOf(source, cell);
  const pieces: Span[] = [];
  const tags: Span[] = [];
  let from = 0;
  const pushPiece = (to: number) => {
    const piece = trimSpan(source, { line: cell.line, from: cell.from + from, to: cell.from + to });
    if (piece) pieces.push(piece);
  };
  for (const match of text.matchAll(TAG)) {
    pushPiece(match.index);
    from = match.index + match[0].length;
    tags.push({ line: cell.line, from: cell.from + match.index, to: cell.from + from });
  }
  pushPiece(text.length);
  return { pieces, tags };
}

/**
 * The prose of a cell, one line for each bullet. A page's own line breaks inside a cell are blanks in the source; a
 * blank before a bullet is therefore a new line. Bullets set without a blank are told only where the cell itself
 * begins with that bullet (○…○…), because ○ also stands inside words.
 */
export function traceCell(source: Source, pieces: readonly Span[], confidence = 1): Traced {
  const bullets = pieces.flatMap((piece) => splitAtBullets(source, piece));
  if (bullets.length === 0) return NOTHING;
  return { text: bullets.map((span) => textOf(source, span)).join('\n'), spans: bullets, confidence };
}

function splitAtBullets(source: Source, piece: Span): Span[] {
  const text = textOf(source, piece);
  const first = text.trimStart().charAt(0);
  const runsOn = first !== '' && ROUND_BULLETS.includes(first);
  const starts = [0];
  for (let i = 1; i < text.length; i += 1) {
    const character = text.charAt(i);
    if (!STARTS_AFTER_BLANK.includes(character)) continue;
    const afterBlank = /\s/u.test(text.charAt(i - 1));
    const isDoubled = text.charAt(i - 1) === character || text.charAt(i + 1) === character;
    if (afterBlank || (runsOn && character === first && !isDoubled)) starts.push(i);
  }
  return starts.flatMap((start, k) => {
    const to = starts[k + 1] ?? text.length;
    return trimSpan(source, { line: piece.line, from: piece.from + start, to: piece.from + to }) ?? [];
  });
}
