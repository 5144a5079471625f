import { type CellValue, readXlsx } from 'hucre/xlsx';
import { refusalOfCompound } from '../zip/compound-file.ts';
import { unpack } from '../zip/unpack.ts';

/** More than any list of an office. */
const LIMITS = { fileBytes: 30 * 1024 * 1024, totalBytes: 60 * 1024 * 1024, files: 1000 };

export type WorkbookReading =
  | { ok: true; rows: string[][] }
  | { ok: false; code: 'xlsx-broken' | 'xlsx-too-large' | 'xlsx-locked' };

/**
 * The cells of the first sheet as texts, at most `most` rows; days as YYYY-MM-DD, in whatever format they are shown. Formulas give
 * what they last showed.
 */
export async function readWorkbook(bytes: Uint8Array, most: number): Promise<WorkbookReading> {
  if (refusalOfCompound(bytes) !== null) return { ok: false, code: 'xlsx-locked' };
  // The library unpacks whatever it finds: first it has to be what the archive says.
  const unpacked = unpack(bytes, LIMITS);
  if (!unpacked.ok) {
    const isTooLarge = unpacked.refusal.code === 'file-too-large';
    return { ok: false, code: isTooLarge ? 'xlsx-too-large' : 'xlsx-broken' };
  }
  try {
    const book = await readXlsx(bytes, { sheets: [0], maxRows: most });
    const rows = (book.sheets[0]?.rows ?? []).slice(0, most);
    return { ok: true, rows: rows.map((row) => row.map(textOf)) };
  } catch {
    return { ok: false, code: 'xlsx-broken' };
  }
}

function textOf(value: CellValue | undefined): string {
  if (value === null || value === undefined) return '';
  return value instanceof Date ? value.toISOString().slice(0, 10) : String(value);
}
