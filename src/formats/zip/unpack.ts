import { crc32, inflateRawSync } from 'node:zlib';
import type { FileRefusal } from '../blocks.ts';
import { type Entry, readDirectory } from './directory.ts';
import { holdsNoFile } from './entry-name.ts';

export type UnpackLimits = {
  /** Of one file and of all together, unpacked. */
  fileBytes: number;
  totalBytes: number;
  files: number;
  /** Others are neither unpacked nor given, nor do they count for the bytes. Left out: all. */
  wants?: (name: string) => boolean;
};
export type Unpacked =
  | { ok: true; files: { name: string; bytes: Uint8Array }[] }
  | { ok: false; refusal: FileRefusal };

/** No office file shrinks so much; what does was made to fill a memory. Small ones may: they fill none. */
const MOST_SHRUNK = 200;
const SMALL = 4 * 1024 * 1024;

/**
 * The files of an archive, within limits that hold while it is unpacked, not by what the archive says of itself. Folders and
 * what macOS adds are left out; archives inside are files like others. Stored files are views on `bytes`.
 */
export function unpack(bytes: Uint8Array, limits: UnpackLimits): Unpacked {
  const refuse = (code: FileRefusal['code']): Unpacked => ({ ok: false, refusal: { code } });
  if (bytes.length === 0) return refuse('file-empty');
  const entries = readDirectory(bytes, limits.files);
  if (typeof entries === 'string') return refuse(entries);
  const files: { name: string; bytes: Uint8Array }[] = [];
  let total = 0;
  for (const entry of entries) {
    if (limits.wants?.(entry.name) === false) continue;
    total += entry.size;
    if (entry.size > limits.fileBytes || total > limits.totalBytes) return refuse('file-too-large');
    if (entry.size > SMALL && entry.size > entry.packed.length * MOST_SHRUNK) return refuse('file-unsafe');
    const inflated = inflate(entry);
    if (typeof inflated === 'string') return refuse(inflated);
    if (!holdsNoFile(entry.name)) files.push({ name: entry.name, bytes: inflated });
  }
  return files.length === 0 ? refuse('file-empty') : { ok: true, files };
}

/** Never more than the entry's size, which was found within the limits: one that says less than it holds is unsafe. */
function inflate({ method, packed, size, crc }: Entry): Uint8Array | FileRefusal['code'] {
  let bytes = packed;
  if (method === 'deflated') {
    try {
      const options = { maxOutputLength: Math.max(size, 1), chunkSize: Math.max(size, 64), info: true };
      // With `info` it also tells how much of the input it used.
      const { buffer, engine } = inflateRawSync(packed, options) as unknown as {
        buffer: Buffer;
        engine: { bytesWritten: number };
      };
      if (engine.bytesWritten !== packed.length) return 'file-unsafe';
      bytes = new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.length);
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
        ? 'file-unsafe'
        : 'file-damaged';
    }
  }
  return bytes.length === size && crc32(bytes) === crc ? bytes : 'file-damaged';
}
