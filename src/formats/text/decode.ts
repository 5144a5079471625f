import { detectEncoding, type Encoding } from './encoding.ts';
import { type ForeignFormat, findForeignFormat } from './foreign-format.ts';

export const MAX_TEXT_BYTES = 50 * 1024 * 1024;
/** Listed one by one up to here; a file with more of them is damaged as a whole, and the last entry says so. */
const MOST_ODDITIES = 200;

/** Characters that a person cannot see: replaced (`control`) or only reported (`direction`: marks that turn the reading direction). */
export type Oddity = { kind: 'control' | 'direction'; line: number; characters: string; more: number };
export type DecodedText = { encoding: Encoding; lines: string[]; oddities: Oddity[] };
export type DecodeRefusal =
  | { code: 'file-empty' | 'file-too-large' | 'encoding-unknown' }
  | { code: 'file-not-text'; format: ForeignFormat };

/** The lines of a text file, whatever Japanese encoding it is in, or why it cannot be read as text. Lines may be of any length. */
export function decodeText(
  bytes: Uint8Array,
): { ok: true; decoded: DecodedText } | { ok: false; refusal: DecodeRefusal } {
  if (bytes.length > MAX_TEXT_BYTES) return { ok: false, refusal: { code: 'file-too-large' } };
  const format = findForeignFormat(bytes);
  if (format && format !== 'unknown') return { ok: false, refusal: { code: 'file-not-text', format } };
  const encoding = detectEncoding(bytes);
  const isWide = encoding === 'utf-16le' || encoding === 'utf-16be';
  if (format === 'unknown' && !isWide) return { ok: false, refusal: { code: 'file-not-text', format } };
  if (encoding === null) return { ok: false, refusal: { code: 'encoding-unknown' } };
  const text = new TextDecoder(encoding).decode(bytes);
  if (text.trim() === '') return { ok: false, refusal: { code: 'file-empty' } };
  const lines = text.split(/\r\n|[\n\r\f\v\u0085\u2028\u2029]/u);
  return { ok: true, decoded: { encoding, ...replaceUnseen(lines) } };
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to find
const UNSEEN = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffd\ufffe\uffff]/gu;
const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** The lines without characters that nobody can see, each replaced by one that can be seen; and where they were. */
export function replaceUnseen(lines: readonly string[]): { lines: string[]; oddities: Oddity[] } {
  const oddities: Oddity[] = [];
  const report = (kind: Oddity['kind'], line: number, found: RegExpMatchArray | null) => {
    if (!found) return;
    const last = oddities[MOST_ODDITIES - 1];
    if (last) last.more += 1;
    else oddities.push({ kind, line, characters: namesOf(found), more: 0 });
  };
  const clean = lines.map((line, index) => {
    report('direction', index + 1, line.match(DIRECTION));
    const unseen = line.match(UNSEEN);
    if (!unseen) return line;
    report('control', index + 1, unseen);
    return line.replace(UNSEEN, '\ufffd');
  });
  return { lines: clean, oddities };
}

/** U+0007、U+200F: each character once, the first five. */
function namesOf(found: readonly string[]): string {
  const names = [...new Set(found)].map(
    (character) => `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`,
  );
  return names.slice(0, 5).join('、') + (names.length > 5 ? '…' : '');
}
