import type { Line } from './lines.ts';
import type { Box } from './page-content.ts';

const LATIN = /[0-9A-Za-z]/u;
const LATIN_END = /[0-9A-Za-z.,:;!?%)\]'"]$/u;
const LATIN_START = /^[0-9A-Za-z(['"]/u;
/** No line begins with these: they come with the character before them. */
const CLOSING = /[、。，．,.・：；:;?？!！）)」』】〕］\]｝}ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ％%]/u;
/** No line ends with these. */
const OPENING = /[（(「『【〔［[｛{]/u;
/** An item of a list begins a line of its own. */
const BULLET = /^\s*[・●○■□◆◇▶➢※•‣]/u;

/** The text of a line. Gaps between words of the Latin script become blanks, gaps between Japanese characters do not. */
function textOfLine({ glyphs }: Line): string {
  const isSpread = isSpreadOut(glyphs);
  let text = '';
  for (const [i, glyph] of glyphs.entries()) {
    const last = glyphs[i - 1];
    if (last && isBlankBetween(last, glyph, isSpread)) text += ' ';
    text += glyph.text;
  }
  return text;
}

function isBlankBetween(
  last: Line['glyphs'][number],
  next: Line['glyphs'][number],
  isSpread: boolean,
): boolean {
  if (/\s$/u.test(last.text) || /^\s/u.test(next.text)) return false;
  const gap = (next.box[0] - last.box[2]) / Math.max(last.size, next.size, 0.1);
  if (LATIN.test(last.text) && LATIN.test(next.text)) return gap > 0.22;
  return gap > 0.9 && !isSpread;
}

/** 氏　　名: a few characters set as wide as their cell. */
function isSpreadOut(glyphs: Line['glyphs']): boolean {
  const gaps = glyphs.slice(1).map((glyph, i) => glyph.box[0] - glyphs[i]!.box[2]);
  return (
    gaps.length > 0 &&
    Math.min(...gaps) > 0.3 * glyphs[0]!.size &&
    Math.max(...gaps) - Math.min(...gaps) < glyphs[0]!.size
  );
}

/**
 * The text of lines that stand in a column of this width. A line that was full was wrapped: what follows goes on in it, in
 * Japanese without a blank. A line that left room for what follows was ended by whoever wrote it.
 */
export function textOfLines(lines: readonly Line[], column: Box): string {
  let text = '';
  for (const [i, line] of lines.entries()) {
    const next = textOfLine(line);
    const last = lines[i - 1];
    text = last ? join(text, next, isWrapped(last, line, column)) : next;
  }
  return text;
}

/** Two pieces of one paragraph. */
export function join(text: string, next: string, isWrapped = true): string {
  if (!isWrapped) return `${text.trimEnd()}\n${next}`;
  const isLatin = LATIN_END.test(text) && LATIN_START.test(next);
  return isLatin ? `${text} ${next}` : text + next;
}

export function isWrapped(line: Line, next: Line, column: Box): boolean {
  if (BULLET.test(next.glyphs.map(({ text }) => text).join(''))) return false;
  const left = line.box[0] - column[0];
  const right = column[2] - line.box[2];
  const isCentred = left > line.size && Math.abs(left - right) < line.size;
  const room = isCentred ? left + right : right;
  // Padding, and a character that may not stand alone, leave room too.
  return room < widthOfFirstWord(next) + 1.5 * line.size;
}

function widthOfFirstWord({ glyphs }: Line): number {
  let end = 1;
  const goesOn = (i: number) => {
    const [last, next] = [glyphs[i - 1]!.text, glyphs[i]!.text];
    return CLOSING.test(next) || OPENING.test(last) || (LATIN.test(last) && LATIN.test(next));
  };
  while (end < glyphs.length && goesOn(end)) end += 1;
  return glyphs[end - 1]!.box[2] - glyphs[0]!.box[0];
}
