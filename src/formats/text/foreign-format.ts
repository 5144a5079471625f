/** What a file is that is no text; `unknown`: too many control bytes for a text. */
export type ForeignFormat = 'office-zip' | 'office-old' | 'pdf' | 'image' | 'compressed' | 'unknown';

const MAGIC: { bytes: number[]; format: ForeignFormat }[] = [
  { bytes: [0x50, 0x4b, 0x03, 0x04], format: 'office-zip' },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], format: 'office-old' },
  { bytes: [0x25, 0x50, 0x44, 0x46], format: 'pdf' },
  { bytes: [0x89, 0x50, 0x4e, 0x47], format: 'image' },
  { bytes: [0xff, 0xd8, 0xff], format: 'image' },
  { bytes: [0x47, 0x49, 0x46, 0x38], format: 'image' },
  { bytes: [0x1f, 0x8b], format: 'compressed' },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], format: 'compressed' },
];
const SAMPLE = 65_536;
/** Texts hold a few stray control characters, never one in twenty. */
const MOST_CONTROLS = 0.05;

/** Which other kind of file the bytes are, by their first bytes or by the share of control bytes; null: it may be a text. */
export function findForeignFormat(bytes: Uint8Array): ForeignFormat | null {
  const known = MAGIC.find((magic) => magic.bytes.every((byte, i) => bytes[i] === byte));
  if (known) return known.format;
  const sample = bytes.subarray(0, SAMPLE);
  let controls = 0;
  for (const byte of sample) if (byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d)) controls += 1;
  return controls > Math.max(8, sample.length * MOST_CONTROLS) ? 'unknown' : null;
}
