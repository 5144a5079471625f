import pg from 'pg';

/**
 * What a column's value is in our code, the same on both engines and in every time zone:
 * date 'YYYY-MM-DD', timestamptz ISO 8601 in UTC to the millisecond, timestamp its text, numeric its text, int8 a number.
 * The rest is as node-postgres has it (jsonb parsed, bytea a Buffer).
 */
const { DATE, INT8, NUMERIC, TIMESTAMP, TIMESTAMPTZ } = pg.types.builtins;

const asText = (text: string) => text;
const parsers = new Map<number, (text: string) => unknown>([
  [DATE, asText],
  [NUMERIC, asText],
  [TIMESTAMP, asText],
  [TIMESTAMPTZ, (text) => new Date(text).toISOString()],
  [INT8, toSafeNumber],
]);

export const columnTypes: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    return parsers.get(oid) ?? pg.types.getTypeParser(oid, format as 'text');
  },
};

function toSafeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number)) throw new RangeError(`int8 ${text} is beyond what a number can hold`);
  return number;
}
