import { gunzipSync, gzipSync } from 'node:zlib';
import type { KeptFile, KeptReading } from './kept-reading.ts';

/**
 * A reading as a draft keeps it. Printing and packing a great document takes long, so it is done where it was read; what
 * goes from there to the database is a few bytes.
 */
export type PackedReading = {
  /** The titles of its plans, as far as they are told. */
  titles: string[];
  document: Uint8Array;
  provenance: Uint8Array;
  conservation: number;
  /** Their bytes are packed, and what was read of them. */
  files: PackedFile[];
};
export type PackedFile = Omit<KeptFile, 'lines'> & { lines: Uint8Array | null };

export const packReading = ({ document, provenance, conservation, files }: KeptReading): PackedReading => ({
  titles: document.plans.map(({ title }) => title),
  document: pack(document),
  provenance: pack(provenance),
  conservation: conservation.share,
  files: files.map((file) => ({
    ...file,
    bytes: gzipSync(file.bytes, { level: 1 }),
    lines: file.lines && pack(file.lines),
  })),
});

export const pack = (content: unknown): Buffer => gzipSync(JSON.stringify(content), { level: 1 });

export const unpack = <T>(bytes: Buffer): T => JSON.parse(unpackBytes(bytes).toString('utf8'));

/** What was packed. What an earlier version kept stands there as it is; a file that is packed itself is never read. */
export const unpackBytes = (bytes: Buffer): Buffer =>
  bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
