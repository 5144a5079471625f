import type { Place } from '#formats/blocks.ts';
import type { KeptLines } from '#records/draft/kept-reading.ts';

/** Where something stands, in a few words: シート「R5」のB3, 3ページ, 12番目の段落. */
export function nameOfPlace(place: Place): string {
  if (place.kind === 'page') return `${place.page}ページ`;
  if (place.kind === 'paragraph') return `${place.paragraph}番目の段落`;
  return place.sheet === '' ? `${place.cell}のセル` : `シート「${place.sheet}」の${place.cell}`;
}

/** The place of a piece of a file, or its line where the file is a text. */
export const nameOfPiece = ({ line, place }: { line: number; place?: Place | undefined }): string =>
  place ? nameOfPlace(place) : `${line}行目`;

/** Where a problem or a leftover stands: `text` tells which of the cells of its row. */
export function nameOfLine(files: KeptLines, file: string | null, line: number | null, text: string): string {
  if (line === null) return '';
  const found = file === null ? undefined : files.get(file)?.[line - 1];
  const piece = found?.places?.find(({ from, to }) => found.text.slice(from, to).includes(text));
  return nameOfPiece({ line, place: (piece ?? found?.places?.[0])?.place });
}
