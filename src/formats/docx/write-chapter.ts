import {
  Bookmark,
  BuilderElement,
  type FileChild,
  Paragraph,
  type ParagraphChild,
  Run,
  type XmlComponent,
} from 'docx';
import type { Chapter } from '../blocks.ts';
import type { Marks } from './contents.ts';
import { oneLine } from './lines.ts';
import { textArea } from './paper.ts';
import { type BookmarkOf, writeGrid, writeTable } from './write-table.ts';
import { runsOf } from './write-text.ts';

/** A chapter on a new page. Where its section begins one anyway, `breaksBefore` is false. */
export function writeChapter(
  chapter: Chapter,
  marks: Marks,
  bookmarkOf: BookmarkOf,
  breaksBefore: boolean,
): FileChild[] {
  const { width } = textArea(chapter.paper);
  const isListed = chapter.isInContents !== false;
  const written: FileChild[] = [];
  let breaks = breaksBefore;
  let start: ParagraphChild[] = [new Bookmark({ id: marks.ofChapter.get(chapter.id)!, children: [] })];
  if (isListed && chapter.blocks[0]?.kind !== 'heading') start.push(...contentsEntry(oneLine(chapter.name)));
  /** What stands at the beginning of the next paragraph. */
  const opening = () => {
    const own = { children: start, ...(breaks && { pageBreakBefore: true }) };
    start = [];
    breaks = false;
    return own;
  };
  const open = () => {
    if (start.length > 0 || breaks) written.push(new Paragraph({ style: 'ChapterStart', ...opening() }));
  };

  for (const [at, block] of chapter.blocks.entries()) {
    if (block.kind === 'page-break') {
      open();
      breaks = true;
    } else if (block.kind === 'heading') {
      const { children, ...own } = opening();
      const bookmark = new Bookmark({ id: marks.ofHeading.get(block)!, children: runsOf(block.text) });
      const style = `${isListed ? '' : 'Unlisted'}Heading${block.level}`;
      written.push(new Paragraph({ ...own, style, children: [...children, bookmark] }));
    } else if (block.kind === 'paragraph') {
      const { children, ...own } = opening();
      const style = block.look === 'lead' ? 'Lead' : block.look === 'note' ? 'Note' : null;
      written.push(
        new Paragraph({ ...own, ...(style && { style }), children: [...children, ...runsOf(block.text)] }),
      );
    } else {
      const table =
        block.kind === 'table' ? writeTable(block, width, bookmarkOf) : writeGrid(block, width, bookmarkOf);
      if (!table) continue;
      open();
      const isNamed = block.kind === 'table' && !block.isCaptionHidden && block.caption.trim() !== '';
      if (isNamed) written.push(new Paragraph({ style: 'Caption', children: runsOf(block.caption) }));
      written.push(table);
      // Word makes one table of two that touch; a heading keeps its distance by itself.
      if (!['heading', 'page-break', undefined].includes(chapter.blocks[at + 1]?.kind))
        written.push(new Paragraph({ style: 'TableEnd' }));
    }
  }
  open();
  return written;
}

/** A hidden field by which Word puts a name into the contents that is no heading of the page. */
function contentsEntry(name: string): Run[] {
  const sign = (type: string) =>
    new BuilderElement<{ type: string }>({
      name: 'w:fldChar',
      attributes: { type: { key: 'w:fldCharType', value: type } },
    });
  const code = new BuilderElement<{ space: string }>({
    name: 'w:instrText',
    attributes: { space: { key: 'xml:space', value: 'preserve' } },
    children: [` TC "${name.replace(/["\\]/gu, '\\$&')}" \\f C \\l 1 ` as unknown as XmlComponent],
  });
  const hidden = (inner: XmlComponent) => new Run({ vanish: true, children: [inner] });
  return [hidden(sign('begin')), hidden(code), hidden(sign('end'))];
}
