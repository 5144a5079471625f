import { type Line, linesByOrder, linesByPlace } from './lines.ts';
import { around, type Box, type Glyph } from './page-content.ts';
import { textOfLines } from './text-of-lines.ts';

/** A piece of writing. `isOpen`: its last line is full and no sentence ends there, so that it may go on elsewhere. */
export type Writing = { text: string; box: Box; size: number; isOpen: boolean };

/** A table as far as it stands on one page. */
export type TablePart = {
  kind: 'table';
  caption: string | null;
  cells: PartCell[];
  /** Where its columns begin and end. */
  edges: number[];
  /** Of a tagged table: how many cells each row has that the tags tell, on this page or on others. Null: not tagged. */
  plan: number[] | null;
};

export type PartCell = {
  row: number;
  column: number;
  rows: number;
  columns: number;
  box: Box;
  isHeader: boolean;
  writings: Writing[];
  /** Which row of the plan it is of; null: no tag tells it. */
  planRow: number | null;
  page: number;
};

export type PageBlock =
  | ({ kind: 'heading'; level: number } & Writing)
  | ({ kind: 'paragraph' } & Writing)
  | TablePart;

/** What is written with these characters in a column of that width. `order`: as the file gives them, or as they stand. */
export function write(glyphs: readonly Glyph[], column: Box | null, order: 'file' | 'place'): Writing | null {
  const lines = order === 'file' ? linesByOrder(glyphs) : linesByPlace(glyphs);
  return writeLines(lines, glyphs, column);
}

export function writeLines(
  lines: readonly Line[],
  glyphs: readonly Glyph[],
  column: Box | null,
): Writing | null {
  const last = lines.at(-1);
  if (!last) return null;
  const isUpright = glyphs.filter(({ flow }) => flow === 'right').length * 2 > glyphs.length;
  const width = column !== null && isUpright ? column : around(lines.map(({ box }) => box));
  const text = textOfLines(lines, width);
  if (text.trim() === '') return null;
  const isOpen =
    column !== null && width[2] - last.box[2] < 2.5 * last.size && !/[。．.!?！？]\s*$/u.test(text);
  return { text, box: around(glyphs.map(({ box }) => box)), size: last.size, isOpen };
}

export const textOf = (writings: readonly Writing[]): string => writings.map(({ text }) => text).join('\n');
