import { type Selectable, sql, type Transaction } from 'kysely';
import type { Database } from './tables.ts';

/** What a table holds of a plan; the database fills in the version and the time of making. */
export type Row<T extends keyof Database> = Omit<Selectable<Database[T]>, Made<T>>;
type Made<T> = T extends 'form' ? 'created_at' : 'version' | 'created_at' | 'saved_at';

/** Enough for every plan of a usual size in one statement; bounds the memory of one a hundred times as large. */
const ROWS_A_STATEMENT = 5_000;

/**
 * Writes rows of one table in few statements. The rows travel as one JSON parameter: a statement with a parameter
 * for each value would meet PostgreSQL's limit of 65,535 with a few thousand rows.
 */
export async function insertRows<T extends keyof Database & string>(
  tx: Transaction<Database>,
  table: T,
  rows: Row<T>[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_A_STATEMENT) {
    const part = rows.slice(from, from + ROWS_A_STATEMENT);
    const columns = sql.join(Object.keys(part[0]!).map((column) => sql.ref(column)));
    await sql`
      insert into ${sql.table(table)} (${columns})
      select ${columns} from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(part)}::json)
    `.execute(tx);
  }
}
