import { CHAPTERS, type ChapterKey, isSheetsTitle, keyOf, sheetTitleIn } from '#papers/book-words.ts';
import type { BookPart, BookRow } from './book-rows.ts';

/** The rows of each chapter of the book. `before`: the cover and the contents. */
export type Chapters = Record<ChapterKey | 'before', BookRow[]>;

/**
 * Takes the book apart at the headings of its chapters. A workbook does not say what is a heading: there a chapter begins with
 * the first row of a tab.
 */
export function chaptersOf(parts: readonly BookPart[]): Chapters {
  const chapters = Object.fromEntries(
    ['before', ...Object.keys(CHAPTERS)].map((key) => [key, [] as BookRow[]]),
  ) as Chapters;
  let open: keyof Chapters = 'before';
  for (const { name, rows } of parts) {
    open = chapterNamed(name) ?? open;
    for (const row of rows) {
      const text = row.cells.length === 1 ? oneLine(row.cells[0]!.text) : '';
      if (row.isHeading || row.isFirst) open = chapterNamed(text) ?? (isContents(text) ? 'before' : open);
      chapters[open].push(row);
    }
  }
  return chapters;
}

const oneLine = (text: string) => text.replaceAll('\n', '');
const isContents = (text: string) => text === '目次';

function chapterNamed(text: string): ChapterKey | null {
  const known = keyOf(CHAPTERS, text);
  if (known) return known;
  if (sheetTitleIn(text)) return 'sheets';
  return isSheetsTitle(text) ? 'sheets' : null;
}
