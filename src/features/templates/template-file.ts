import type { TemplateCell } from '#domain/sheet/suggest-marks.ts';
import type { FileRefusal, ReadBlock } from '#formats/blocks.ts';
import { fillPlaceholders, findPlaceholders } from '#formats/docx/fill.ts';
import { readDocx } from '#formats/docx/read-book.ts';
import { fillCells } from '#formats/xlsx/fill/fill-cells.ts';
import { listPlaces } from '#formats/xlsx/fill/list-places.ts';
import { templateWords } from '#messages/templates.ja.ts';

export type TemplateFormat = 'xlsx' | 'docx';

/** A page of the office's own form, as its places lie on it. */
export type TemplatePage = {
  name: string;
  /** Of the columns, relative to each other. */
  widths: readonly number[];
  cells: readonly (TemplateCell & { hasFormula: boolean })[];
};
/** The office's file, or the machine, is why a template was not read. */
export type TemplateRefusal = FileRefusal | { code: 'reading-busy' };
export type TemplateReading = { ok: true; pages: TemplatePage[] } | { ok: false; refusal: TemplateRefusal };

/** What kind of office file it is, by the names of its parts; null where it is neither. */
export function formatOf(bytes: Uint8Array): TemplateFormat | null {
  const names = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (names.includes('word/document.xml')) return 'docx';
  return names.includes('xl/workbook.xml') ? 'xlsx' : null;
}

/** A place in a workbook: 様式!B12. A tab's name may hold a !, a cell's does not. */
const placeOfCell = (sheet: string, cell: string) => `${sheet}!${cell}`;
function cellOfPlace(place: string): { sheet: string; cell: string } {
  const at = place.lastIndexOf('!');
  return { sheet: place.slice(0, at), cell: place.slice(at + 1) };
}

/** The places of a template, page by page. */
export function readTemplate(format: TemplateFormat, bytes: Uint8Array): Promise<TemplateReading> {
  return format === 'xlsx' ? readWorkbook(bytes) : readDocument(bytes);
}

async function readWorkbook(bytes: Uint8Array): Promise<TemplateReading> {
  const listing = listPlaces(bytes);
  if (!listing.ok) return listing;
  return {
    ok: true,
    pages: listing.tabs.map(({ name, widths, places }) => ({
      name,
      widths,
      cells: places.map(({ cell, ...place }) => ({ ...place, place: placeOfCell(name, cell) })),
    })),
  };
}

/** A document is one page: its paragraphs and the rows of its tables, one below the other; its {{名前}} are a page of their own. */
async function readDocument(bytes: Uint8Array): Promise<TemplateReading> {
  const [reading, found] = [await readDocx(bytes), findPlaceholders(bytes)];
  if (!reading.ok) return reading;
  if (!found.ok) return found;
  const blocks = reading.book.chapters.flatMap((chapter) => chapter.blocks);
  if (countOf(blocks) + found.names.length > MOST_PLACES)
    return { ok: false, refusal: { code: 'file-too-large' } };
  const width = Math.max(1, ...blocks.map(widthOf));
  const cells: TemplatePage['cells'][number][] = [];
  let row = 0;
  for (const block of blocks) {
    cells.push(...cellsOf(block, row, width));
    row += block.kind === 'table' ? block.rows.length : 1;
  }
  const page = { name: templateWords.document, widths: Array.from({ length: width }, () => 1), cells };
  const names = found.names.map((place, at) => ({
    ...{ place, row: at, column: 0, rows: 1, columns: 1, text: place, hasFormula: false },
  }));
  return {
    ok: true,
    pages: [page, ...(names.length > 0 ? [{ name: templateWords.names, widths: [1], cells: names }] : [])],
  };
}

/** Far more than a form has: whoever marks it has them all before them. */
const MOST_PLACES = 10_000;

const countOf = (blocks: readonly ReadBlock[]) =>
  blocks.reduce((sum, block) => sum + (block.kind === 'table' ? block.rows.flat().length : 1), 0);

const widthOf = (block: ReadBlock) =>
  block.kind === 'table'
    ? Math.max(1, ...block.rows.flat().map(({ column, columns }) => column + columns))
    : 1;

function cellsOf(block: ReadBlock, row: number, width: number): TemplatePage['cells'][number][] {
  if (block.kind !== 'table')
    return block.place.kind === 'paragraph'
      ? [
          {
            ...{ place: `p:${block.place.paragraph}`, row, column: 0, rows: 1, columns: width },
            ...{ text: block.text, hasFormula: false },
          },
        ]
      : [];
  return block.rows
    .flat()
    .flatMap(({ place, text, row: own, column, rows, columns }) =>
      place.kind === 'paragraph'
        ? [{ place: `p:${place.paragraph}`, row: row + own, column, rows, columns, text, hasFormula: false }]
        : [],
    );
}

/** What a template is filled with, by its places. */
export type TemplateFill = { place: string; text: string; number?: number };

/** The template with these texts in its places. */
export function fillTemplate(
  format: TemplateFormat,
  bytes: Uint8Array,
  fills: readonly TemplateFill[],
): { ok: true; bytes: Uint8Array } | { ok: false; refusal: FileRefusal } {
  if (format === 'docx')
    return fillPlaceholders(bytes, Object.fromEntries(fills.map(({ place, text }) => [place, text])));
  return fillCells(
    bytes,
    fills.map(({ place, ...fill }) => ({ ...cellOfPlace(place), ...fill })),
  );
}
