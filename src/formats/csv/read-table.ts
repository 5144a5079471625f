import { type CsvError, parse } from 'csv-parse/sync';
import { denature } from './formula.ts';

export type CsvReading = { ok: true; rows: string[][] } | { ok: false; code: 'csv-broken'; line: number };

/** No row of a list is so long. Whoever sends a file without line breaks would have millions of cells made of it. */
const LONGEST_ROW = 1_000_000;

/** Cells of a text with commas, tabs or semicolons, whichever its first line has most of; at most `most` rows. Quotes may hold line breaks. */
export function readCsv(text: string, most: number): CsvReading {
  const long = findLongLine(text);
  if (long !== null) return { ok: false, code: 'csv-broken', line: long };
  const first = text.slice(0, Math.max(0, text.search(/\r|\n|$/u)));
  const [delimiter = ','] = [',', '\t', ';'].sort((a, b) => first.split(b).length - first.split(a).length);
  try {
    const rows = parse(text, {
      bom: true,
      delimiter,
      relaxColumnCount: true,
      relaxQuotes: true,
      recordDelimiter: ['\r\n', '\n', '\r'],
      to: most,
      maxRecordSize: LONGEST_ROW,
    }) as string[][];
    return { ok: true, rows: rows.map((row) => row.map(denature)) };
  } catch (error) {
    return { ok: false, code: 'csv-broken', line: Number((error as CsvError).lines ?? 0) };
  }
}

function findLongLine(text: string): number | null {
  let [line, start] = [1, 0];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x0a || code === 0x0d) {
      line += 1;
      start = at + 1;
    } else if (at - start >= LONGEST_ROW) return line;
  }
  return null;
}
