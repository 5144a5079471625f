import { type RawBuilder, sql } from 'kysely';
import type { Reader } from '#db/transaction.ts';

/** A column that refers to a department, and by what its rows belong to a year. */
export type ReferringColumn = { table: string; column: string; hasSheet: boolean; hasYear: boolean };

/** Every column that refers to a department by a foreign key, as the catalogue has them: no list that somebody must keep. */
export async function listReferringColumns(db: Reader): Promise<ReferringColumn[]> {
  const has = (column: string) => sql`EXISTS (SELECT FROM pg_attribute one WHERE one.attrelid = k.conrelid
    AND NOT one.attisdropped AND one.attname = ${column})`;
  const { rows } = await sql<ReferringColumn>`
    SELECT c.relname AS table, a.attname AS column, ${has('sheet_id')} AS "hasSheet",
      ${has('plan_id')} AND ${has('year')} AS "hasYear"
    FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
    JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[2]
    WHERE k.contype = 'f' AND k.confrelid = 'department'::regclass
    ORDER BY 1, 2`.execute(db);
  return rows;
}

/** Is a row of the table (which goes by its own name) of no sealed year? */
export function isRunning({ table, hasSheet, hasYear }: ReferringColumn): RawBuilder<unknown> {
  const of = (column: string) => sql.ref(`${table}.${column}`);
  if (hasSheet)
    return sql`NOT EXISTS (SELECT FROM sheet JOIN cycle ON cycle.municipality_id = sheet.municipality_id
        AND cycle.plan_id = sheet.plan_id AND cycle.year = sheet.year AND cycle.state = 'sealed'
      WHERE sheet.municipality_id = ${of('municipality_id')} AND sheet.plan_id = ${of('plan_id')}
        AND sheet.id = ${of('sheet_id')})`;
  if (hasYear)
    return sql`NOT EXISTS (SELECT FROM cycle WHERE cycle.municipality_id = ${of('municipality_id')}
      AND cycle.plan_id = ${of('plan_id')} AND cycle.year = ${of('year')} AND cycle.state = 'sealed')`;
  return sql`true`;
}
