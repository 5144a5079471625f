import { linesByPlace } from './lines.ts';
import { type PageBlock, writeLines } from './page-blocks.ts';
import type { Glyph } from './page-content.ts';

/** What stands on a page outside of ruled tables. */
export function readFreeText(glyphs: readonly Glyph[], paperWidth: number): PageBlock[] {
  return linesByPlace(glyphs).flatMap((line): PageBlock[] => {
    const writing = writeLines([line], line.glyphs, [0, 0, paperWidth, 0]);
    return writing ? [{ kind: 'paragraph', ...writing }] : [];
  });
}
