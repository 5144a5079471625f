import type { Booklet, Tell } from '../blocks.ts';
import { drawParts } from './draw-parts.ts';
import { drawingOf } from './drawing.ts';

/** A booklet as PDF: tagged (PDF/UA-1), with bookmarks, embedded subset fonts, and text that can be searched. */
export async function writePdf(booklet: Booklet, tell?: Tell): Promise<Uint8Array> {
  return drawParts(drawingOf(booklet), { tell });
}
