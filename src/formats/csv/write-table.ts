import { stringify } from 'csv-stringify/sync';
import { neutralise } from './formula.ts';

/** UTF-8 with a byte order mark, which spreadsheet programs ask for; no cell of it is taken for a formula. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return stringify(
    rows.map((row) => row.map(neutralise)),
    { bom: true, record_delimiter: 'windows', quoted_match: /^\s|\s$|^$|[\r\n]/u },
  );
}
