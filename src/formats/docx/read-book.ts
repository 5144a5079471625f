import type { BookReading } from '../blocks.ts';

/** What a Word document says, in its order. */
export async function readDocx(_bytes: Uint8Array): Promise<BookReading> {
  return { ok: false, refusal: { code: 'file-unknown' } };
}
