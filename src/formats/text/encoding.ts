/** Which encoding a text file is in. Offices write UTF-8, Shift_JIS (Windows), UTF-16 (Excel's “Unicode text”) and, rarely, EUC-JP. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'shift_jis' | 'euc-jp';

const SAMPLE = 65_536;
/** Under this mean plausibility the bytes are no Japanese text in that encoding. */
const LEAST_PLAUSIBLE = 0.7;

/**
 * The encoding of the bytes: told by a byte order mark, or by the zero bytes that UTF-16 puts beside ASCII, or by the
 * encoding in which the first non-ASCII stretch reads as the most plausible Japanese. null: none reads as text.
 * A UTF-8 text with a few broken characters is still UTF-8. Does not look beyond the first 64 KB of that stretch.
 */
export function detectEncoding(bytes: Uint8Array): Encoding | null {
  const mark = encodingOfMark(bytes);
  if (mark) return mark;
  const wide = wideByZeroBytes(bytes.subarray(0, SAMPLE));
  if (wide) return wide;
  const start = bytes.findIndex((byte) => byte >= 0x80);
  if (start < 0) return 'utf-8';
  const sample = bytes.subarray(start, start + SAMPLE);
  if (isStrictUtf8(sample)) return 'utf-8';
  const best = (['utf-8', 'shift_jis', 'euc-jp'] as const)
    .map((encoding) => ({ encoding, score: plausibility(sample, encoding) }))
    .reduce((a, b) => (b.score > a.score ? b : a));
  return best.score >= LEAST_PLAUSIBLE ? best.encoding : null;
}

function encodingOfMark(bytes: Uint8Array): Encoding | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

/** No other encoding's Japanese happens to be UTF-8 without a fault. */
function isStrictUtf8(sample: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(sample, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/**
 * UTF-16 without a mark: line breaks, digits and tabs leave zeros mostly on one side (an ideographic space has one on
 * the other), and the text reads as Japanese.
 */
function wideByZeroBytes(sample: Uint8Array): Encoding | null {
  let even = 0;
  let odd = 0;
  for (let i = 0; i < sample.length; i += 1) {
    if (sample[i] !== 0) continue;
    if (i % 2 === 0) even += 1;
    else odd += 1;
  }
  const isOneSided =
    Math.max(even, odd) >= sample.length / 200 && Math.max(even, odd) > 2 * Math.min(even, odd);
  if (!isOneSided) return null;
  const encoding = even > odd ? 'utf-16be' : 'utf-16le';
  return plausibility(sample, encoding) >= LEAST_PLAUSIBLE ? encoding : null;
}

/** 0–1: how much of the sample is what Japanese office texts are made of. */
function plausibility(sample: Uint8Array, encoding: Encoding): number {
  const text = new TextDecoder(encoding).decode(sample, { stream: true });
  let weight = 0;
  let count = 0;
  for (const character of text) {
    const worth = worthOf(character.codePointAt(0)!);
    if (worth === null) continue;
    weight += worth;
    count += 1;
  }
  return count === 0 ? 0 : weight / count;
}

/** null: a blank, which tells nothing. Half-width kana are what UTF-8 looks like when it is read as Shift_JIS. */
function worthOf(code: number): number | null {
  if (code === 0x20 || (code >= 0x09 && code <= 0x0d)) return null;
  if (code === 0xfffd || code < 0x20 || (code >= 0x7f && code < 0xa0)) return -2;
  if (code < 0x7f) return 0.9;
  if (code >= 0x3040 && code <= 0x30ff) return 1;
  if (code >= 0x4e00 && code <= 0x9fff) return 0.9;
  if (code >= 0xff61 && code <= 0xff9f) return 0.2;
  if (code >= 0xe000 && code <= 0xf8ff) return 0;
  return 0.8;
}
