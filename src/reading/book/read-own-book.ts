import type { ReadBook } from '#formats/blocks.ts';
import { FORMAT_ROW, HIDDEN } from '#papers/book-words.ts';
import type { Ids, Reading } from '../assemble.ts';
import type { Source } from '../source.ts';
import { keptDocument } from './kept-document.ts';
import { readKept } from './read-kept.ts';
import { readPrinted } from './read-printed.ts';

/** Was this book printed here? It says so itself, in the table of its first chapter. */
export function isOwnBook(book: ReadBook): boolean {
  if (book.hidden[`${HIDDEN.document}1`] !== undefined) return true;
  return book.chapters.some(({ blocks }) =>
    blocks.some(
      (block) =>
        block.kind === 'table' &&
        block.rows.some((row) => {
          const [label, text] = row.filter((cell) => cell.text.trim() !== '');
          return label?.text.trim() === FORMAT_ROW[0] && text?.text.trim() === FORMAT_ROW[1];
        }),
    ),
  );
}

/**
 * A book that was printed here as the plan it was printed from. `source`: the same book as lines (source-of-book.ts), to which the
 * places of the values refer. A workbook gives the very document back, with its ids; a PDF or a Word document what it shows.
 */
export function readOwnBook(source: Source, book: ReadBook, ids?: Ids): Reading {
  const shown = readPrinted(source, book, ids);
  const kept = keptDocument(book.hidden);
  if (kept) return readKept(shown, kept);
  const { printed: _, cells: __, ...reading } = shown;
  return reading;
}
