import type { BookReading } from './blocks.ts';

/** What a file says whose format is seen from its bytes, not from its name. Text files are read by formats/text. */
export async function readBook(_bytes: Uint8Array): Promise<BookReading> {
  return { ok: false, refusal: { code: 'file-unknown' } };
}
