import { Kysely, PostgresDialect } from 'kysely';
import type pg from 'pg';
import type { Database } from './tables.ts';
import { isInTransaction } from './transaction.ts';

/** A database that somebody opened. */
export type OpenDatabase = {
  /** Never inside a transaction: see `inTransaction`. */
  kysely: Kysely<Database>;
  /** Waits for what runs, then closes; a second call waits for the first. */
  close(): Promise<void>;
};

/** Kysely over a pool that refuses a second connection inside a transaction (see `inTransaction`). */
export function queriesOver(pool: pg.Pool): Kysely<Database> {
  return new Kysely<Database>({
    dialect: new PostgresDialect({
      pool: {
        async connect() {
          if (isInTransaction()) throw new Error('a query inside a transaction must go through its tx');
          return pool.connect();
        },
        end: () => pool.end(),
      },
    }),
  });
}
