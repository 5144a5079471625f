import { type CellValue, readXlsx } from 'hucre/xlsx';
import { unpackedSize } from './unpacked-size.ts';

/** More than any list of an office; a packed file may promise far more than it weighs. */
const MOST_UNPACKED = 100 * 1024 * 1024;

export type WorkbookReading =
  | { ok: true; rows: string[][] }
  | { ok: false; code: 'xlsx-broken' | 'xlsx-too-large' | 'xlsx-locked' };

/** The cells of the first sheet as texts, at most `most` rows; days as YYYY-MM-DD. Formulas give what they last showed. */
export async function readWorkbook(bytes: Uint8Array, most: number): Promise<WorkbookReading> {
  if (isLocked(bytes)) return { ok: false, code: 'xlsx-locked' };
  const size = unpackedSize(bytes);
  if (size === null) return { ok: false, code: 'xlsx-broken' };
  if (size > MOST_UNPACKED) return { ok: false, code: 'xlsx-too-large' };
  try {
    const book = await readXlsx(bytes, { sheets: [0], maxRows: most });
    const rows = (book.sheets[0]?.rows ?? []).slice(0, most);
    return { ok: true, rows: rows.map((row) => row.map(textOf)) };
  } catch {
    return { ok: false, code: 'xlsx-broken' };
  }
}

/** An old workbook (.xls) and one with a password are both compound files. */
const isLocked = (bytes: Uint8Array) =>
  bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0;

function textOf(value: CellValue | undefined): string {
  if (value === null || value === undefined) return '';
  return value instanceof Date ? value.toISOString().slice(0, 10) : String(value);
}
