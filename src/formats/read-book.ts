import type { BookReading, FileRefusal } from './blocks.ts';
import { readDocx } from './docx/read-book.ts';
import { readPdf } from './pdf/read-book.ts';
import { readXlsx } from './xlsx/read-book.ts';
import { refusalOfCompound } from './zip/compound-file.ts';
import { readDirectory } from './zip/directory.ts';

/** Programs find the head of a PDF where something stands before it too; mail adds lines. */
const HEAD = 1024;
/** An office file of a book with pictures has some hundred parts. */
const MOST_PARTS = 10_000;

/** What a file says whose format is seen from its bytes, not from its name. Text files are read by formats/text. */
export async function readBook(bytes: Uint8Array): Promise<BookReading> {
  if (bytes.length === 0) return refuse('file-empty');
  const compound = refusalOfCompound(bytes);
  if (compound) return refuse(compound);
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, HEAD)).toString('latin1');
  if (head.startsWith('PK')) return readPacked(bytes);
  const start = head.indexOf('%PDF-');
  return start === -1 ? refuse('file-unknown') : readPdf(bytes.subarray(start));
}

async function readPacked(bytes: Uint8Array): Promise<BookReading> {
  const entries = readDirectory(bytes, MOST_PARTS);
  if (typeof entries === 'string') return refuse(entries);
  const names = entries.map(({ name }) => name.toLowerCase());
  if (!names.includes('[content_types].xml')) return refuse('file-unknown');
  const isIn = (folder: string) => names.some((name) => name.startsWith(folder));
  if (isIn('xl/')) return readXlsx(bytes);
  return isIn('word/') ? readDocx(bytes) : refuse('file-unknown');
}

const refuse = (code: FileRefusal['code']): BookReading => ({ ok: false, refusal: { code } });
