/** What one cell can hold. Escapes make a text longer, so that one with underscored codes is cut sooner. */
const MOST = 32_000;
const MOST_WITH_CODES = 16_000;
const MOST_LINES = 250;

/** The text as a workbook can hold it: line breaks are \n, and what XML cannot hold is left out. */
export const cleanText = (text: string) =>
  text
    .replace(/\r\n?/gu, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what no XML may hold
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu, '')
    .replace(/\p{Cs}/gu, '\ufffd');

/** At most so many units of it, and no half of a character. */
export const cut = (text: string, most: number) =>
  text.length <= most ? text : text.slice(0, most).replace(/[\ud800-\udbff]$/u, '');

/** A workbook writes characters as _x0041_: who wrote just that has it escaped, and reads it again. */
export const escapeCodes = (text: string) => text.replace(/_(?=x[0-9a-f]{4}_)/giu, '_x005F_');

/** The text in pieces that fit into one cell each; joined they are the text. */
export function piecesOf(text: string): string[] {
  const most = /_x[0-9a-f]{4}_/iu.test(text) ? MOST_WITH_CODES : MOST;
  if (text.length <= most && !hasManyLines(text)) return [text];
  const pieces: string[] = [];
  let piece = '';
  let lines = 0;
  for (const line of text.split(/(?<=\n)/u)) {
    let rest = line;
    while (piece.length + rest.length > most || lines === MOST_LINES) {
      const room = lines === MOST_LINES ? 0 : cutAt(rest, most - piece.length);
      pieces.push(piece + rest.slice(0, room));
      rest = rest.slice(room);
      piece = '';
      lines = 0;
    }
    piece += rest;
    lines += 1;
  }
  return piece === '' ? pieces : [...pieces, piece];
}

const hasManyLines = (text: string) => text.length > MOST_LINES && text.split('\n').length > MOST_LINES;

/** Not within a character of two units. */
const cutAt = (text: string, at: number) =>
  at > 0 && /[\ud800-\udbff]/u.test(text.charAt(at - 1)) ? at - 1 : at;
