import type { BookReading, FileRefusal, Place, ReadBlock, ReadBook, ReadCell } from '../blocks.ts';
import { type BookBlock, joinPages, type ReadPage } from './reading/join-pages.ts';
import { readLaidOutPage } from './reading/laid-out-page.ts';
import { type OpenDocument, openDocument } from './reading/open-document.ts';
import { type TablePart, textOf } from './reading/page-blocks.ts';
import type { Box, Drawing } from './reading/page-content.ts';
import { readDrawing } from './reading/read-drawing.ts';
import type { TagNode } from './reading/tag-tree.ts';
import { readTaggedPage } from './reading/tagged-page.ts';

/** A book of a large plan with all its sheets has a thousand. */
const MOST_PAGES = 3_000;
const MOST_GLYPHS = 5_000_000;
const MOST_MILLISECONDS = 45_000;
/** A scanned page bears at most a page number of its own. */
const FEW_GLYPHS = 30;

/** What a PDF says: by its tags where it has them, otherwise by where its texts stand on the page. */
export async function readPdf(bytes: Uint8Array): Promise<BookReading> {
  if (bytes.length === 0) return refuse('file-empty');
  const opened = await openDocument(bytes);
  if (!opened.ok) return opened;
  try {
    return await readPages(opened.open);
  } catch {
    // Whatever the library finds wrong in a file is the file's damage.
    return refuse('file-damaged');
  } finally {
    await opened.open.close();
  }
}

async function readPages({ document, emptied }: OpenDocument): Promise<BookReading> {
  const until = performance.now() + MOST_MILLISECONDS;
  if (document.numPages > MOST_PAGES) return refuse('file-too-large');
  const pages: ReadPage[] = [];
  const unread: ReadBook['unread'] = [];
  let glyphs = 0;
  for (let number = 1; number <= document.numPages; number += 1) {
    if (performance.now() > until) return refuse('file-too-large');
    const page = await document.getPage(number);
    const drawing = await readDrawing(page);
    if (drawing === null) return refuse('file-too-large');
    glyphs += drawing.glyphs.length;
    if (glyphs > MOST_GLYPHS) return refuse('file-too-large');
    const { width, height } = page.getViewport({ scale: 1 });
    if (isPicture(drawing) || (emptied > 0 && drawing.glyphs.length === 0))
      unread.push({ place: placeOf(number, [0, 0, width, height]), why: 'image-page' });
    const tree = (await page.getStructTree()) as TagNode | null;
    const tagged = tree && readTaggedPage(tree, drawing);
    pages.push({ number, blocks: tagged ?? readLaidOutPage(drawing), isTagged: tagged !== null });
    page.cleanup();
  }
  if (pages.every(({ blocks }) => blocks.length === 0)) return refuse('file-without-text');
  const blocks = joinPages(pages).map(readBlock);
  return { ok: true, book: { chapters: chaptersOf(blocks), hidden: {}, unread } };
}

const refuse = (code: FileRefusal['code']): BookReading => ({ ok: false, refusal: { code } });

const isPicture = ({ glyphs, pictures }: Drawing) =>
  glyphs.length === 0 ? pictures > 0.1 : glyphs.length < FEW_GLYPHS && pictures > 0.5;

const placeOf = (page: number, box: Box): Place => ({ kind: 'page', page, box });

function readBlock({ page, block }: BookBlock): ReadBlock {
  if (block.kind === 'table') return { kind: 'table', caption: block.caption, rows: rowsOf(block) };
  const { text, box } = block;
  const place = placeOf(page, box);
  return block.kind === 'heading'
    ? { kind: 'heading', level: block.level, text, place }
    : { kind: 'paragraph', text, place };
}

function rowsOf({ cells }: TablePart): ReadCell[][] {
  const rows: ReadCell[][] = [];
  for (const { row, column, rows: high, columns: wide, box, page, isHeader, writings } of cells) {
    const text = textOf(writings);
    const place = placeOf(page, box);
    while (rows.length <= row) rows.push([]);
    rows[row]!.push({ text, row, column, rows: high, columns: wide, isHeader, place });
  }
  for (const row of rows) row.sort((a, b) => a.column - b.column);
  return rows;
}

/** What stands under each first-level heading, with it; what stands before the first has no name. */
function chaptersOf(blocks: readonly ReadBlock[]): ReadBook['chapters'] {
  const chapters: ReadBook['chapters'] = [];
  for (const block of blocks) {
    const begins = block.kind === 'heading' && block.level === 1;
    if (begins || chapters.length === 0)
      chapters.push({ name: begins ? block.text : '', id: null, blocks: [] });
    chapters.at(-1)!.blocks.push(block);
  }
  return chapters;
}
