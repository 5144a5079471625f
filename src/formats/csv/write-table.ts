import { stringify } from 'csv-stringify/sync';
import { neutralise } from './formula.ts';

/**
 * UTF-8 with a byte order mark, which spreadsheet programs ask for; no cell of it is taken for a formula. `hasMark: false`: for
 * programs that take the mark for a part of the first column's name.
 */
export function writeCsv(rows: readonly (readonly string[])[], { hasMark = true } = {}): string {
  return stringify(
    rows.map((row) => row.map(neutralise)),
    { bom: hasMark, record_delimiter: 'windows', quoted_match: /^\s|\s$|^$|[\r\n]/u },
  );
}
