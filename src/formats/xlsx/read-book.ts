import type { BookReading, FileRefusal, Place, ReadBlock, ReadBook, ReadChapter } from '../blocks.ts';
import { findMarks } from './reading/find-marks.ts';
import { layCells, newBudget } from './reading/lay-cells.ts';
import { readNumberFormats } from './reading/number-formats.ts';
import { openParts, type Parts, UnsafePart } from './reading/open-parts.ts';
import { type Kept, type KeptChapter, readHiddenTab } from './reading/read-hidden-tab.ts';
import { scanDrawings } from './reading/scan-drawing.ts';
import { printRef, type ScannedTab, scanTab, TooLarge } from './reading/scan-tab.ts';
import { readSharedStrings } from './reading/shared-strings.ts';
import { shownNumber } from './reading/shown-number.ts';
import { readWorkbookParts, type TabEntry } from './reading/workbook-parts.ts';

/** Characters of all texts together: one may be referred to a million times. What is drawn counts as some more. */
const MOST_CHARACTERS = 30_000_000;
const DRAWN = 500;

/** What a workbook says, tab by tab; the ids of inputs where it was written here. */
export async function readXlsx(bytes: Uint8Array): Promise<BookReading> {
  try {
    const opened = openParts(bytes);
    if (!opened.ok) return opened;
    const book = readTabs(opened.parts);
    return book.chapters.some(({ blocks }) => blocks.length > 0) || book.unread.length > 0
      ? { ok: true, book }
      : { ok: false, refusal: { code: 'file-without-text' } };
  } catch (error) {
    return { ok: false, refusal: { code: refusalOf(error) } };
  }
}

function refusalOf(error: unknown): FileRefusal['code'] {
  if (error instanceof TooLarge) return 'file-too-large';
  if (error instanceof UnsafePart) return 'file-unsafe';
  // Whatever else cannot be understood in it.
  return 'file-damaged';
}

function readTabs(parts: Parts): ReadBook {
  const workbook = readWorkbookParts(parts);
  const strings = workbook.strings === null ? [] : readSharedStrings(parts.text(workbook.strings));
  const formats = workbook.styles === null ? [] : readNumberFormats(parts.text(workbook.styles));
  const number = (value: string, style: number) =>
    shownNumber(value, formats[style] ?? 'General', workbook.is1904);
  let characters = 0;
  const count = (length: number) => {
    characters += length;
    if (characters > MOST_CHARACTERS) throw new TooLarge();
  };
  const scan = ({ part }: TabEntry): ScannedTab => {
    const tab = scanTab(parts.text(part), { strings, number });
    for (const { text } of tab.cells) count(text.length);
    return tab;
  };
  const tabs = workbook.tabs.filter(({ part }) => part !== '' && parts.has(part));
  if (tabs.length === 0) throw new Error('no tab');
  const kept = readKept(tabs, scan);
  const budget = newBudget();
  const book: ReadBook = { chapters: [], hidden: kept.hidden, unread: [] };
  for (const tab of tabs) {
    if (tab.isHidden) continue;
    const scanned = scan(tab);
    const marked = findMarks(scanned);
    const rows = layCells(tab.name, marked, scanned.merges, budget);
    const place = ({ row, column }: { row: number; column: number }): Place => ({
      kind: 'cell',
      sheet: tab.name,
      cell: printRef(row, column),
    });
    const blocks: ReadBlock[] = rows.length > 0 ? [{ kind: 'table', caption: null, rows }] : [];
    for (const drawn of scanDrawings(parts, tab.part)) {
      count(DRAWN + (drawn.kind === 'text' ? drawn.text.length : 0));
      if (drawn.kind === 'picture') book.unread.push({ place: place(drawn), why: 'picture' });
      else blocks.push({ kind: 'paragraph', text: drawn.text, place: place(drawn) });
    }
    for (const cell of scanned.withoutValue)
      book.unread.push({ place: place(cell), why: 'formula-without-value' });
    book.chapters.push({ name: tab.name, id: marked.chapter, blocks });
  }
  nameChapters(book.chapters, kept.chapters);
  return book;
}

function readKept(tabs: readonly TabEntry[], scan: (tab: TabEntry) => ScannedTab): Kept {
  for (const tab of tabs) {
    const kept = tab.isHidden ? readHiddenTab(scan(tab)) : null;
    if (kept) return kept;
  }
  return { hidden: {}, chapters: [] };
}

/** A tab without a mark is known by its name, where no other has the mark of its chapter. A renamed tab keeps its new name. */
function nameChapters(chapters: readonly ReadChapter[], kept: readonly KeptChapter[]): void {
  const claimed = new Set(chapters.map(({ id }) => id));
  const byTab = new Map(kept.map((one) => [one.tab, one]));
  for (const chapter of chapters) {
    const known = byTab.get(chapter.name);
    if (known && chapter.id === null && !claimed.has(known.id)) chapter.id = known.id;
    if (known && chapter.id === known.id) chapter.name = known.name;
  }
}
