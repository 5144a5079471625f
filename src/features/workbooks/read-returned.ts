import type { FoundCell } from '#domain/sheet/match-cells.ts';
import { oneLineBreak } from '#domain/sheet/merge-text.ts';
import type { FileRefusal } from '#formats/blocks.ts';
import { readXlsx } from '#formats/xlsx/read-book.ts';
import { unpack } from '#formats/zip/unpack.ts';

const MB = 1024 * 1024;
const LIMITS = { fileBytes: 20 * MB, totalBytes: 200 * MB, files: 300 };

export type ReturnedFile = { name: string; bytes: Uint8Array };
export type ReadWorkbook =
  | { ok: true; name: string; hidden: Record<string, string>; cells: FoundCell[] }
  | { ok: false; name: string; code: FileRefusal['code'] | 'not-a-workbook' };

/** What each of the sent files says, those in archives too. Plain data in and out: it runs in a process of its own. */
export async function readReturned(files: readonly ReturnedFile[]): Promise<(ReadWorkbook & Digested)[]> {
  const read: (ReadWorkbook & Digested)[] = [];
  for (const file of files) {
    if (!/\.zip$/iu.test(file.name)) read.push(await readOne(file));
    else {
      const unpacked = unpack(file.bytes, LIMITS);
      if (!unpacked.ok) read.push({ ok: false, name: file.name, code: unpacked.refusal.code, sha256: '' });
      else
        for (const { name, bytes } of unpacked.files)
          read.push(await readOne({ name: `${file.name} › ${name}`, bytes }));
    }
  }
  return read;
}

export type Digested = { sha256: string };

async function readOne({ name, bytes }: ReturnedFile): Promise<ReadWorkbook & Digested> {
  const hash = await crypto.subtle.digest('SHA-256', new Uint8Array(bytes));
  const sha256 = Buffer.from(hash).toString('hex');
  // What spreadsheet programs keep beside an open file (~$…) says nothing.
  if (!/\.xls[xm]?$/iu.test(name)) return { ok: false, name, code: 'not-a-workbook', sha256 };
  return { ...(await readWorkbook(name, bytes)), sha256 };
}

/** The cells of a workbook with their ids and places. */
export async function readWorkbook(name: string, bytes: Uint8Array): Promise<ReadWorkbook> {
  const reading = await readXlsx(bytes);
  if (!reading.ok) return { ok: false, name, code: reading.refusal.code };
  const { chapters, hidden } = reading.book;
  const cells = chapters.flatMap(({ blocks }) =>
    blocks.flatMap((block) =>
      block.kind === 'table'
        ? block.rows.flat().map(({ id, text, place }): FoundCell => {
            const where = place.kind === 'cell' ? `${place.sheet}!${place.cell}` : '';
            return { id: id ?? null, text: storable(text), place: where };
          })
        : [],
    ),
  );
  return { ok: true, name, hidden, cells: cells.filter(({ id, text }) => id !== null || text !== '') };
}

/** Line breaks as the database keeps them; what it cannot hold has no letter anyway. */
const storable = (text: string) =>
  oneLineBreak(text)
    .replaceAll('\0', '')
    .replace(/\p{Cs}/gu, '\uFFFD')
    .trim();
