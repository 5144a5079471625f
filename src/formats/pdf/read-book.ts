import type { BookReading } from '../blocks.ts';

/** What a PDF says: by its tags where it has them, otherwise by where its texts stand on the page. */
export async function readPdf(_bytes: Uint8Array): Promise<BookReading> {
  return { ok: false, refusal: { code: 'file-unknown' } };
}
