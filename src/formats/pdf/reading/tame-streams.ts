import { constants, inflateSync } from 'node:zlib';

/** What one page draws; fonts and tables of objects may be larger. */
const MOST_DRAWN = 4_000_000;
const MOST_OF_OTHERS = 32_000_000;
/** Bytes of the texts that one page shows; a character takes up to four. */
const MOST_SHOWN = 400_000;
/** The library looks through all states that are saved, one by one. */
const DEEPEST = 500;

const STREAM = Buffer.from('stream');
const END = Buffer.from('endstream');
const OTHERS = /\/(?:Length1|CIDFontType0C|Type1C|OpenType|ObjStm|XRef|EmbeddedFile|Metadata)\b/u;
/** Nothing, packed. */
const EMPTY = Buffer.from([0x78, 0x9c, 0x03, 0x00, 0x00, 0x00, 0x00, 0x01]);

/**
 * Empties streams that unpack to more than any page draws, in these very bytes; says how many. The library unpacks and follows
 * whatever it meets to the end, in one go. Pictures are emptied too: none is looked at.
 */
export function tameStreams(bytes: Uint8Array): number {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  let emptied = 0;
  for (let at = file.indexOf(STREAM); at !== -1; at = file.indexOf(STREAM, at + STREAM.length)) {
    const start = startOfStream(file, at);
    if (start === null) continue;
    const head = file.toString('latin1', Math.max(0, at - 2_000), at);
    const dictionary = head.slice(head.lastIndexOf(' obj'));
    if (isHarmless(file, start, dictionary)) continue;
    emptied += 1;
    const end = file.indexOf(END, start);
    if (/Fl(?:ateDecode)?\b/u.test(dictionary)) EMPTY.copy(file, start);
    else file.fill(0x20, start, end === -1 ? file.length : end);
  }
  return emptied;
}

/** Where the bytes begin; null where the word is the end of a stream or stands in a text. */
function startOfStream(file: Buffer, at: number): number | null {
  if (at >= 3 && file.toString('latin1', at - 3, at) === 'end') return null;
  const after = at + STREAM.length;
  if (file[after] === 0x0d && file[after + 1] === 0x0a) return after + 2;
  return file[after] === 0x0a || file[after] === 0x0d ? after + 1 : null;
}

function isHarmless(file: Buffer, start: number, dictionary: string): boolean {
  if (/\/(?:DCTDecode|JPXDecode|CCITTFaxDecode|JBIG2Decode)\b/u.test(dictionary)) return true;
  const isOther = OTHERS.test(dictionary);
  const most = isOther ? MOST_OF_OTHERS : MOST_DRAWN;
  const layers = dictionary.match(/\/Fl(?:ateDecode)?\b/gu)?.length ?? 0;
  const end = file.indexOf(END, start);
  let content: Buffer = file.subarray(start, layers > 0 || end === -1 ? undefined : end);
  for (let layer = 0; layer < layers; layer += 1) {
    try {
      content = inflateSync(content, { maxOutputLength: most, finishFlush: constants.Z_SYNC_FLUSH });
    } catch (error) {
      // What is not packed as it says (or is encrypted) unpacks to nothing.
      return (error as NodeJS.ErrnoException).code !== 'ERR_BUFFER_TOO_LARGE';
    }
  }
  return content.length <= most && (isOther || isCalm(content));
}

const [SAVE, RESTORE, OPEN, CLOSE, LESS, MORE, ESCAPE, BLANK] = [
  0x71, 0x51, 0x28, 0x29, 0x3c, 0x3e, 0x5c, 0x20,
];

/** Neither shows more texts than a page holds nor saves states without end. */
function isCalm(content: Buffer): boolean {
  let [shown, depth, opened] = [0, 0, -1];
  for (let i = 0; i < content.length; i += 1) {
    const byte = content[i]!;
    if (byte === ESCAPE) i += 1;
    else if (opened === -1 && (byte === OPEN || byte === LESS)) opened = i;
    else if (opened !== -1 && (byte === CLOSE || byte === MORE)) {
      shown += i - opened;
      opened = -1;
    } else if (opened === -1 && byte === SAVE && isAlone(content, i)) depth += 1;
    else if (opened === -1 && byte === RESTORE && isAlone(content, i)) depth -= 1;
    if (depth > DEEPEST || shown > MOST_SHOWN) return false;
  }
  return true;
}

/** Stands between blanks or line ends. */
const isAlone = (content: Buffer, i: number) =>
  (i === 0 || content[i - 1]! <= BLANK) && (i + 1 === content.length || content[i + 1]! <= BLANK);
