import type { Place } from '#formats/blocks.ts';

/** Where something stands, in a few words: シート「R5」のB3, 3ページ, 12番目の段落. */
export function nameOfPlace(place: Place): string {
  if (place.kind === 'page') return `${place.page}ページ`;
  if (place.kind === 'paragraph') return `${place.paragraph}番目の段落`;
  return place.sheet === '' ? place.cell : `シート「${place.sheet}」の${place.cell}`;
}

/** The place of a piece of a file, or its line where the file is a text. */
export const nameOfPiece = ({ line, place }: { line: number; place?: Place | undefined }): string =>
  place ? nameOfPlace(place) : `${line}行目`;
