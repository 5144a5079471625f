import type { BookReading } from '../blocks.ts';

/** What a workbook says, tab by tab; the ids of inputs where it was written here. */
export async function readXlsx(_bytes: Uint8Array): Promise<BookReading> {
  return { ok: false, refusal: { code: 'file-unknown' } };
}
