import { type Kysely, type SelectQueryBuilder, type Simplify, sql } from 'kysely';
import type { Database } from './tables.ts';

/**
 * The rows of a query, sent as one JSON text. For long lists of short columns: the embedded database hands over each cell
 * by itself, and a thousand cells cost more than the query. Not for jsonb columns that must keep their key order.
 */
export async function rowsAsJson<Row>(
  db: Kysely<Database>,
  query: SelectQueryBuilder<Database, keyof Database, Row>,
): Promise<Simplify<Row>[]> {
  const answer = await db
    .selectNoFrom(
      sql<Simplify<Row>[]>`(SELECT coalesce(json_agg(listed), '[]') FROM ${query} AS listed)`.as('rows'),
    )
    .executeTakeFirstOrThrow();
  return answer.rows;
}
