/** An object of a PDF: its text, and the bytes behind it where it is a stream. */
export type PdfObject = { text: string; stream: Buffer | null };

/** A PDF taken apart: the object of number n at n; a number that is not used holds nothing. */
export type PdfFile = { objects: (PdfObject | undefined)[]; root: number; info: number };

/** Takes apart what the compiler wrote: a file with one plain table of its objects. It reads no other files. */
export function takeApart(bytes: Buffer): PdfFile {
  const tail = bytes.toString('latin1', Math.max(0, bytes.length - 1024));
  const table = Number(tail.match(/startxref\s+(\d+)/)![1]);
  const [, count, rows] = bytes.toString('latin1', table).match(/^xref\n0 (\d+)\s*\n([^t]+)trailer/)!;
  const starts = [...rows!.matchAll(/(\d{10}) \d{5} ([nf])/g)].map((row) =>
    row[2] === 'n' ? Number(row[1]) : null,
  );
  const bounds = [...starts.filter((start) => start !== null), table].sort((a, b) => a - b);
  const ends = new Map(bounds.map((start, i) => [start, bounds[i + 1]!]));
  return {
    objects: Array.from({ length: Number(count) }, (_, i) =>
      starts[i] == null ? undefined : objectAt(bytes, starts[i], ends.get(starts[i])!),
    ),
    root: Number(tail.match(/\/Root (\d+) 0 R/)![1]),
    info: Number(tail.match(/\/Info (\d+) 0 R/)![1]),
  };
}

const STREAM = '\nstream\n';

function objectAt(bytes: Buffer, start: number, end: number): PdfObject {
  const from = bytes.indexOf('obj', start) + 4;
  const to = bytes.lastIndexOf('\nendobj', end);
  const at = bytes.subarray(from, to).indexOf(STREAM);
  if (at < 0) return { text: bytes.toString('latin1', from, to), stream: null };
  const text = bytes.toString('latin1', from, from + at);
  const length = Number(text.match(/\/Length (\d+)/)![1]);
  const first = from + at + STREAM.length;
  return { text, stream: bytes.subarray(first, first + length) };
}

/** A number, or the number of the object referred to, behind a key; NaN: the key is not there. */
export const numberIn = (text: string, key: string) =>
  Number(text.match(new RegExp(`/${key} (-?\\d+)`))?.[1] ?? Number.NaN);
/** What stands in the list behind a key. */
export const listIn = (text: string, key: string) =>
  text.match(new RegExp(`/${key} \\[([^\\]]*)\\]`))?.[1] ?? '';
export const references = (list: string): string[] => list.match(/\d+ 0 R/g) ?? [];

/** Where the bookmarks of a file lead, in the order in which they stand. */
export function bookmarksIn({ objects, root }: PdfFile): number[] {
  const places: number[] = [];
  const walk = (first: number) => {
    for (let bookmark = objects[first]; bookmark; bookmark = objects[numberIn(bookmark.text, 'Next')]) {
      places.push(numberIn(bookmark.text, 'Dest'));
      walk(numberIn(bookmark.text, 'First'));
    }
  };
  const outlines = objects[numberIn(objects[root]!.text, 'Outlines')];
  if (outlines) walk(numberIn(outlines.text, 'First'));
  return places;
}

/** How many pages a file has, and on which of them (counted from 1) its bookmarks lead. */
export function pagesIn(file: PdfFile): { pages: number; bookmarks: number[] } {
  const { objects, root } = file;
  const kids = references(listIn(objects[numberIn(objects[root]!.text, 'Pages')]!.text, 'Kids'));
  const bookmarks = bookmarksIn(file).map(
    (place) => 1 + kids.indexOf(references(objects[place]!.text)[0] ?? ''),
  );
  return { pages: kids.length, bookmarks };
}
