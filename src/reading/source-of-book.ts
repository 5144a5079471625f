import type { Place, ReadBlock, ReadBook, ReadCell } from '#formats/blocks.ts';
import { type Oddity, replaceUnseen } from '#formats/text/decode.ts';
import type { PlacedPiece, Source, SourceCell, SourceLine } from './source.ts';
import { unwrap } from './unwrap.ts';

/** Readers take so many blank lines for the end of a page. */
const BLANKS_BETWEEN_PAGES = 3;

/**
 * A workbook, a document or the pages of a PDF as the profiles' readers see a text: a table's row is a line with tabs
 * between its cells, a paragraph's lines are lines, blank ones part what stands apart. Beside the lines it keeps how the
 * cells stand, and where in its file each piece is.
 */
export function sourceOfBook(
  file: Source['files'][number],
  book: ReadBook,
): { source: Source; oddities: Oddity[] } {
  const lines: SourceLine[] = [];
  const grids = book.chapters.map(({ name, blocks }, i) => {
    if (i > 0) addBlanks(lines, BLANKS_BETWEEN_PAGES);
    return { name, cells: readChapter(blocks, lines) };
  });
  const seen = replaceUnseen(lines.map(({ text }) => text));
  for (const [i, line] of lines.entries()) line.text = seen.lines[i]!;
  return { source: { files: [file], lines, grids }, oddities: seen.oddities };
}

function readChapter(blocks: readonly ReadBlock[], lines: SourceLine[]): SourceCell[] {
  const cells: SourceCell[] = [];
  const widest = blocks.reduce((most, block) => Math.max(most, widthOf(block)), 1);
  let row = 0;
  let page: number | null = null;
  for (const [i, block] of blocks.entries()) {
    const next = pageOf(block);
    if (i > 0) addBlanks(lines, next !== null && page !== null && next !== page ? BLANKS_BETWEEN_PAGES : 1);
    page = next ?? page;
    if (block.kind === 'table') {
      const place = block.rows[0]?.[0]?.place ?? null;
      const caption = { row, width: widest, block: i, kind: 'paragraph' as const };
      if (block.caption) row = addParagraph(block.caption, place, caption, lines, cells);
      row = addTable(block.rows, { row, block: i }, lines, cells);
    } else {
      row = addParagraph(
        block.text,
        block.place,
        { row, width: widest, block: i, kind: block.kind },
        lines,
        cells,
      );
    }
  }
  return cells;
}

type At = { row: number; width: number; block: number; kind: 'paragraph' | 'heading' };

function addParagraph(
  text: string,
  place: Place | null,
  { row, width, block, kind }: At,
  lines: SourceLine[],
  cells: SourceCell[],
): number {
  let next = row;
  for (const line of clean(text).replaceAll('\t', ' ').split('\n')) {
    const span = { line: lines.length, from: 0, to: line.length };
    addLine(lines, line, place ? [{ from: 0, to: line.length, place }] : []);
    if (line.trim() !== '') cells.push({ span, row: next, column: 0, rows: 1, columns: width, block, kind });
    next += 1;
  }
  return next;
}

/** In a wider table empty cells have no tab: cells far apart would fill the memory with tabs. */
const WIDEST = 256;

/** A column in which no cell with a text begins is none: merged cells have many of them. */
function addTable(
  rows: readonly ReadCell[][],
  { row: top, block }: { row: number; block: number },
  lines: SourceLine[],
  cells: SourceCell[],
): number {
  const filled = rows.map((row) => row.filter(({ text }) => text.trim() !== ''));
  const columns = [...new Set(filled.flat().map(({ column }) => column))].sort((a, b) => a - b);
  const rankOf = new Map(columns.map((column, rank) => [column, rank]));
  for (const [r, row] of filled.entries()) {
    const isWide = columns.length > WIDEST;
    const texts = new Array<string>(isWide ? row.length : columns.length).fill('');
    const ofRank = new Map(row.map((cell, i) => [isWide ? i : rankOf.get(cell.column)!, cell]));
    for (const [rank, cell] of ofRank) texts[rank] = textOfCell(cell);
    const places: PlacedPiece[] = [];
    let from = 0;
    texts.forEach((text, rank) => {
      const cell = ofRank.get(rank);
      if (cell) {
        const span = { line: lines.length, from, to: from + text.length };
        places.push({ from, to: span.to, place: cell.place });
        const { column, rows: tall, columns: wide } = cell;
        cells.push({ span, row: top + r, column, rows: tall, columns: wide, block, kind: 'cell' });
      }
      from += text.length + 1;
    });
    addLine(lines, row.length === 0 ? '' : texts.join('\t'), places);
  }
  return top + rows.length;
}

/** On a page the width of the cell has broken the lines, elsewhere its writer has. */
function textOfCell({ text, place }: ReadCell): string {
  const plain = clean(text).replaceAll('\t', ' ');
  return place.kind === 'page' ? unwrap(plain) : plain;
}

const clean = (text: string) =>
  text.replace(/\r\n?|[\v\f\u0085\u2028\u2029]/gu, '\n').replace(/\p{Surrogate}/gu, '\ufffd');

function addLine(lines: SourceLine[], text: string, places: PlacedPiece[]): void {
  lines.push({ file: 0, number: lines.length + 1, text, ...(places.length > 0 && { places }) });
}

function addBlanks(lines: SourceLine[], count: number): void {
  for (let i = 0; i < count; i += 1) addLine(lines, '', []);
}

const widthOf = (block: ReadBlock) =>
  block.kind === 'table'
    ? block.rows.reduce(
        (most, row) => row.reduce((widest, { column, columns }) => Math.max(widest, column + columns), most),
        1,
      )
    : 1;

function pageOf(block: ReadBlock): number | null {
  const place = block.kind === 'table' ? block.rows[0]?.[0]?.place : block.place;
  return place?.kind === 'page' ? place.page : null;
}
