import { joinTables } from './join-tables.ts';
import type { PageBlock } from './page-blocks.ts';
import { join } from './text-of-lines.ts';

export type ReadPage = { number: number; blocks: PageBlock[]; isTagged: boolean };
export type BookBlock = { page: number; block: PageBlock };

/**
 * The blocks of all pages. What goes on over the end of a tagged page is one block. Pages without tags stay apart: sixty
 * sheets of one form look like one long table.
 */
export function joinPages(pages: readonly ReadPage[]): BookBlock[] {
  const book: BookBlock[] = [];
  let wasTagged = false;
  for (const { number, blocks, isTagged } of pages) {
    for (const [i, block] of blocks.entries()) {
      if (block.kind === 'table') for (const cell of block.cells) cell.page = number;
      const last = book.at(-1);
      const whole = i === 0 && isTagged && wasTagged && last ? joined(last.block, block) : null;
      if (last && whole) last.block = whole;
      else book.push({ page: number, block });
    }
    wasTagged = isTagged;
  }
  return book;
}

function joined(last: PageBlock, next: PageBlock): PageBlock | null {
  if (last.kind === 'table' && next.kind === 'table') return joinTables(last, next);
  if (last.kind === 'paragraph' && next.kind === 'paragraph' && last.isOpen && last.size === next.size)
    return { ...last, text: join(last.text, next.text), isOpen: next.isOpen };
  return null;
}
