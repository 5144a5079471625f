import { zipSync } from 'fflate';

/** A day that every archive format can hold: the same files give the same bytes, whenever they are packed. */
const ONE_DAY = new Date(1980, 0, 1);

/** An archive of the files in their order. Names in UTF-8, and said to be; each once, with / between folders. */
export function pack(files: readonly { name: string; bytes: Uint8Array }[]): Uint8Array {
  const names = new Set(files.map((file) => file.name));
  if (names.size < files.length) throw new Error('two files of one name');
  return zipSync(Object.fromEntries(files.map((file) => [file.name, file.bytes])), { mtime: ONE_DAY });
}
