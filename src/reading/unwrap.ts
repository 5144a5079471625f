const STARTS_A_LINE = /^[・○〇◎●■□◆◇▼▲※★☆①-⑳㉑-㉟【＜<≪《〈→⇒\u3000]/u;
const ENDS_A_SENTENCE = /[。．！？」』】）)]$/u;
/** So much shorter than the widest line of its cell is a line that its writer ended. */
const SLACK = 4;

/**
 * The text of a printed cell without the line breaks that the page made: one is kept before a bullet, and after a
 * sentence that ends well before the cell's right edge.
 */
export function unwrap(text: string): string {
  const lines = text.split('\n');
  const width = Math.max(...lines.map((line) => line.trimEnd().length));
  let whole = '';
  for (const [i, line] of lines.entries()) {
    const before = (lines[i - 1] ?? '').trimEnd();
    const isEnded = before.length < width - SLACK && ENDS_A_SENTENCE.test(before);
    if (i === 0 || before === '' || STARTS_A_LINE.test(line) || isEnded)
      whole += i === 0 ? line : `\n${line}`;
    else whole += /[A-Za-z0-9]$/u.test(before) && /^[A-Za-z]/u.test(line) ? ` ${line}` : line;
  }
  return whole;
}
