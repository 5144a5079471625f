import type { Booklet, Tell } from '../blocks.ts';
import { drawParts } from './draw-parts.ts';
import { drawingOf } from './drawing.ts';
import { unprintable } from './printable.ts';

/**
 * A booklet as PDF: tagged (PDF/UA-1), with bookmarks, embedded subset fonts, and text that can be searched. `isTagged` false:
 * without tags, for what the compiler cannot tag.
 */
export async function writePdf(
  booklet: Booklet,
  tell?: Tell,
  { isTagged = true }: { isTagged?: boolean } = {},
): Promise<Uint8Array> {
  return drawParts(drawingOf(booklet), { tell, isTagged });
}

/** The characters of a booklet that are printed as 〓, each once. */
export function replacedIn({ hidden: _, ...printed }: Booklet): string[] {
  const texts: string[] = [];
  JSON.stringify(printed, (_key, value) => {
    if (typeof value === 'string') texts.push(value);
    return value;
  });
  return unprintable(texts);
}
