import type { FileRefusal } from '../blocks.ts';
import { decodeName, isSafeName } from './entry-name.ts';

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const DESCRIPTOR = 0x08074b50;
const MORE_THAN_32_BITS = 0xffffffff;
const AES = 99;

export type Entry = {
  name: string;
  method: 'stored' | 'deflated';
  crc: number;
  /** Unpacked, as the archive says. */
  size: number;
  packed: Uint8Array;
};
type Code = FileRefusal['code'];

/**
 * The files that an archive lists, at most `most`. Its directory at the end rules; what stands before each file must say the
 * same, and every byte must belong to exactly one of them: programs that read from the front would otherwise see other files.
 */
export function readDirectory(bytes: Uint8Array, most: number): Entry[] | Code {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const ends = findEnds(view);
  if (ends.length !== 1) return ends.length === 0 ? 'file-damaged' : 'file-unsafe';
  const end = ends[0]!;
  const count = view.getUint16(end + 10, true);
  const start = view.getUint32(end + 16, true);
  if (count > most || start === MORE_THAN_32_BITS) return 'file-too-large';
  if (start + view.getUint32(end + 12, true) !== end) return 'file-damaged';
  const entries: Placed[] = [];
  const names = new Set<string>();
  let at = start;
  for (let index = 0; index < count; index++) {
    if (at + 46 > end || view.getUint32(at, true) !== ENTRY) return 'file-damaged';
    const entry = readEntry(bytes, view, at, start);
    if (typeof entry === 'string') return entry;
    const folded = entry.name.toLowerCase();
    if (names.has(folded)) return 'file-unsafe';
    names.add(folded);
    entries.push(entry);
    at = entry.next;
  }
  if (at !== end) return 'file-damaged';
  return fillsAll(entries, start) ? entries : 'file-unsafe';
}

/** Do they follow each other without a gap and without sharing a byte? */
function fillsAll(entries: readonly Placed[], end: number): boolean {
  let filled = 0;
  for (const { from, to } of [...entries].sort((a, b) => a.from - b.from)) {
    if (from !== filled) return false;
    filled = to;
  }
  return filled === end;
}

/** Where the last record may begin: its comment reaches exactly to the end of the file. */
function findEnds(view: DataView): number[] {
  const ends: number[] = [];
  for (let at = view.byteLength - 22; at >= 0 && at >= view.byteLength - 22 - 0xffff; at--)
    if (view.getUint32(at, true) === END && at + 22 + view.getUint16(at + 20, true) === view.byteLength)
      ends.push(at);
  return ends;
}

type Placed = Entry & { from: number; to: number; next: number };

function readEntry(bytes: Uint8Array, view: DataView, at: number, limit: number): Placed | Code {
  const flags = view.getUint16(at + 8, true);
  const method = view.getUint16(at + 10, true);
  const [crc, packedSize, size] = [16, 20, 24].map((by) => view.getUint32(at + by, true)) as [
    number,
    number,
    number,
  ];
  const [nameLength, extra, comment] = [28, 30, 32].map((by) => view.getUint16(at + by, true)) as [
    number,
    number,
    number,
  ];
  const from = view.getUint32(at + 42, true);
  // Bits 0, 6, 13: encrypted, in one way or another.
  if (flags & 0x2041 || method === AES) return 'file-encrypted';
  if (packedSize === MORE_THAN_32_BITS || size === MORE_THAN_32_BITS) return 'file-too-large';
  if (from + 30 > limit || view.getUint32(from, true) !== LOCAL) return 'file-damaged';
  const nameBytes = bytes.subarray(at + 46, at + 46 + nameLength);
  const dataFrom = from + 30 + view.getUint16(from + 26, true) + view.getUint16(from + 28, true);
  const dataTo = dataFrom + packedSize;
  if (dataTo > limit) return 'file-damaged';
  const hasDescriptor = (flags & 8) !== 0;
  const local = { flags: view.getUint16(from + 6, true), method: view.getUint16(from + 8, true) };
  const isSame = (by: number, value: number) =>
    hasDescriptor ||
    view.getUint32(from + by, true) === value ||
    (by > 14 && view.getUint32(from + by, true) === MORE_THAN_32_BITS);
  const localName = bytes.subarray(from + 30, from + 30 + view.getUint16(from + 26, true));
  const name = decodeName(nameBytes, (flags & 0x800) !== 0);
  const agrees =
    Buffer.compare(nameBytes, localName) === 0 &&
    local.method === method &&
    ((local.flags ^ flags) & 0x2849) === 0 &&
    isSame(14, crc) &&
    isSame(18, packedSize) &&
    isSame(22, size);
  if (!agrees || name === null || !isSafeName(name) || !isPlainFile(view, at)) return 'file-unsafe';
  if (method !== 0 && method !== 8) return 'file-unsafe';
  return {
    name,
    method: method === 0 ? 'stored' : 'deflated',
    crc,
    size,
    packed: bytes.subarray(dataFrom, dataTo),
    from,
    to: hasDescriptor ? endOfDescriptor(view, dataTo, limit, crc) : dataTo,
    next: at + 46 + nameLength + extra + comment,
  };
}

/** Sizes after the file, where its writer did not know them before: with or without a signature, of 4 or of 8 bytes each. */
function endOfDescriptor(view: DataView, at: number, limit: number, crc: number): number {
  const isHere = (by: number) => at + by + 12 <= limit && view.getUint32(at + by, true) === crc;
  const isSigned = isHere(4) && view.getUint32(at, true) === DESCRIPTOR;
  if (!isSigned && !isHere(0)) return at;
  const short = at + (isSigned ? 16 : 12);
  const isEnd = (to: number) =>
    to === limit || (to + 4 <= limit && [LOCAL, ENTRY].includes(view.getUint32(to, true)));
  return isEnd(short) ? short : short + 8;
}

/** No link and no device, where the archive comes from a system that has them. */
function isPlainFile(view: DataView, at: number): boolean {
  const isUnix = view.getUint8(at + 5) === 3 || view.getUint8(at + 5) === 19;
  const type = (view.getUint32(at + 38, true) >>> 16) & 0xf000;
  return !isUnix || type === 0 || type === 0x8000 || type === 0x4000;
}
