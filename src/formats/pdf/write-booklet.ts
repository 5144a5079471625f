import type { Booklet } from '../blocks.ts';
import { drawingOf } from './drawing.ts';
import { draw } from './typst.ts';

/** A booklet as PDF: tagged (PDF/UA-1), with bookmarks, embedded subset fonts, and text that can be searched. */
export async function writePdf(booklet: Booklet): Promise<Uint8Array> {
  return draw('booklet.typ', { drawing: JSON.stringify(drawingOf(booklet)) });
}
