import { AsyncLocalStorage } from 'node:async_hooks';
import type { Kysely, Transaction } from 'kysely';
import type { Database } from './tables.ts';

/** Whatever can be asked: the pool, or a transaction. */
export type Reader = Kysely<Database>;
export type Tx = Transaction<Database>;

const current = new AsyncLocalStorage<{ isOpen: boolean }>();

/**
 * Runs `work` in one transaction: committed when it returns, rolled back when it throws.
 *
 * Inside, use `tx` and nothing else. The embedded engine has a pool of one connection, and the transaction holds it: a
 * query on `db` would wait for the transaction, which waits for the query. On a server it would merely read something
 * else than the transaction sees. Both are bugs, so `db` throws inside a transaction on both engines.
 */
export function inTransaction<T>(db: { kysely: Reader }, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.kysely.transaction().execute(async (tx) => {
    const transaction = { isOpen: true };
    try {
      return await current.run(transaction, () => work(tx));
    } finally {
      transaction.isOpen = false;
    }
  });
}

/** Is the caller inside `inTransaction`? What it started and did not await is not, once the transaction has ended. */
export function isInTransaction(): boolean {
  return current.getStore()?.isOpen ?? false;
}
