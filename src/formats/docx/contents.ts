import type { Block, Booklet } from '../blocks.ts';
import { oneLine } from './lines.ts';

/** A line of the table of contents: a heading, or a chapter that does not begin with one. */
export type ContentsLine = { title: string; level: number; bookmark: string };
export type Marks = {
  ofId: Map<string, string>;
  ofHeading: Map<Block, string>;
  ofChapter: Map<string, string>;
  lines: ContentsLine[];
};

/** Word lists headings down to this level. */
export const DEEPEST_LISTED = 2;

/**
 * The bookmarks of a booklet, and its contents as Word makes them again when it is asked to: the headings of the chapters that
 * are listed, and the name of each that begins without a heading.
 */
export function markBooklet({ chapters }: Booklet): Marks {
  const marks: Marks = { ofId: new Map(), ofHeading: new Map(), ofChapter: new Map(), lines: [] };
  let count = 0;
  // Word takes 40 letters, digits and underscores for a name, which an id may not be.
  const next = () => `place_${++count}`;
  for (const chapter of chapters) {
    const isListed = chapter.isInContents !== false;
    const bookmark = next();
    marks.ofChapter.set(chapter.id, bookmark);
    marks.ofId.set(chapter.id, bookmark);
    if (isListed && chapter.blocks[0]?.kind !== 'heading')
      marks.lines.push({ title: oneLine(chapter.name), level: 1, bookmark });
    for (const block of chapter.blocks) {
      if (block.kind !== 'heading') continue;
      const own = next();
      marks.ofHeading.set(block, own);
      if (block.id !== undefined) marks.ofId.set(block.id, own);
      if (isListed && block.level <= DEEPEST_LISTED)
        marks.lines.push({ title: oneLine(block.text), level: block.level, bookmark: own });
    }
  }
  return marks;
}
