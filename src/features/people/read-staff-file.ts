import { readStaffList, type StaffLine, type StaffProblem } from '#domain/people/staff-list.ts';
import { readCsv } from '#formats/csv/read-table.ts';
import { decodeText } from '#formats/text/decode.ts';
import { readWorkbook } from '#formats/xlsx/read-table.ts';
import { type StaffFileRefusal, staffFileRefusals } from '#messages/people.ja.ts';

const MOST_BYTES = 5 * 1024 * 1024;
const MOST_LINES = 5000;

export type StaffFile =
  | { ok: true; lines: StaffLine[]; problems: StaffProblem[] }
  | { ok: false; sentence: string };

/** Why a staff list is not read, in a sentence. */
export const refuseStaffFile = (
  code: StaffFileRefusal,
  words: { line?: number; columns?: string } = {},
): StaffFile => ({
  ok: false,
  sentence: staffFileRefusals[code]({ line: 0, columns: '', ...words }),
});

/** The lines of a staff list, sent as a workbook or as CSV in any Japanese encoding; or the one sentence that says why not. */
export async function readStaffFile(bytes: Uint8Array): Promise<StaffFile> {
  if (bytes.length === 0) return refuseStaffFile('file-empty');
  if (bytes.length > MOST_BYTES) return refuseStaffFile('file-too-large');
  const table = isWorkbook(bytes) ? await readWorkbook(bytes, MOST_LINES + 2) : readText(bytes);
  if (!table.ok) return refuseStaffFile(table.code, 'line' in table ? { line: table.line } : {});
  if (table.rows.length > MOST_LINES + 1) return refuseStaffFile('too-many-lines', { line: MOST_LINES });
  const list = readStaffList(table.rows);
  if (!list.ok) return refuseStaffFile(list.code, { columns: list.columns.join('」「') });
  if (list.lines.length + list.problems.length === 0) return refuseStaffFile('no-lines');
  return list;
}

/** A packed archive, or the compound file of an old or locked workbook. */
const isWorkbook = (bytes: Uint8Array) =>
  (bytes[0] === 0x50 && bytes[1] === 0x4b) || (bytes[0] === 0xd0 && bytes[1] === 0xcf);

function readText(bytes: Uint8Array) {
  const text = decodeText(bytes);
  if (!text.ok) return { ok: false as const, code: text.refusal.code };
  return readCsv(text.decoded.lines.join('\n'), MOST_LINES + 2);
}
