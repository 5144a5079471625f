import { type CsvError, parse } from 'csv-parse/sync';
import { denature } from './formula.ts';

export type CsvReading = { ok: true; rows: string[][] } | { ok: false; code: 'csv-broken'; line: number };

/** Cells of a text with commas, tabs or semicolons, whichever its first line has most of; at most `most` rows. Quotes may hold line breaks. */
export function readCsv(text: string, most: number): CsvReading {
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
    }) as string[][];
    return { ok: true, rows: rows.map((row) => row.map(denature)) };
  } catch (error) {
    return { ok: false, code: 'csv-broken', line: Number((error as CsvError).lines ?? 0) };
  }
}
