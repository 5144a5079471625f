import type { SheetsProfile } from '#profiles/sheets-profile.ts';
import type { Span } from '../read-plan.ts';
import { type Source, spanOfLine, textOf } from '../source.ts';

/** Lines that stand together, between two blank ones. */
export type Block = readonly Span[];

/** One page of the book, its blocks in the order in which they were taken from it (which says little). */
export type Page = { blocks: readonly Block[] };

/** Cuts a source into pages, by what the profile says of how a page begins. */
export function readPages(source: Source, pageStart: SheetsProfile['pageStart']): Page[] {
  const pages: Block[][] = [];
  let blocks: Block[] = [];
  let lines: Span[] = [];
  let blanks = 0;
  const endBlock = () => {
    if (lines.length > 0) blocks.push(lines);
    lines = [];
  };
  const endPage = () => {
    endBlock();
    if (blocks.length > 0) pages.push(blocks);
    blocks = [];
  };
  let file = 0;
  source.lines.forEach((line, index) => {
    const span = spanOfLine(source, index);
    if (!span) {
      blanks += 1;
      return;
    }
    const isIndented = pageStart.indented && /^[ \f]/u.test(line.text);
    if (line.file !== file || blanks >= pageStart.blankLines || isIndented || line.text.startsWith('\f'))
      endPage();
    else if (blanks > 0) endBlock();
    file = line.file;
    blanks = 0;
    lines.push(span);
  });
  endPage();
  return pages.map((page) => ({ blocks: page }));
}

/** What stands on a page, whatever the order of its blocks: two pages that say the same have the same key. */
export function contentOf(source: Source, page: Page): string {
  const texts = page.blocks.map((block) => block.map((span) => textOf(source, span)).join(''));
  return texts
    .sort()
    .join('\n')
    .replace(/[ \t\u3000]+/gu, '');
}
