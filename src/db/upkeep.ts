import { type Kysely, sql } from 'kysely';
import type { Database } from './tables.ts';

export type Upkeep = { stop(): Promise<void> };

const CHECKPOINT_EVERY_MS = 5 * 60_000;
const VACUUM_EVERY_TURNS = 12;

/**
 * The embedded engine has no background workers: without this the log grows for ever, opening after a crash replays
 * all of it, and the planner never learns what is in the tables. A checkpoint every five minutes and a vacuum every hour, the
 * first with the first checkpoint (a new city's plan was just read in), each only when something was written since; both hold up other queries while they run (figures: docs/benchmarks.md).
 */
export function startUpkeep(queries: Kysely<Database>): Upkeep {
  let turn = 0;
  let isStopped = false;
  let checkpointed = '';
  let vacuumed = '';
  let running = Promise.resolve();

  async function tidy(): Promise<void> {
    if (isStopped) return;
    turn++;
    if (turn % VACUUM_EVERY_TURNS === 1 && (await endOfLog(queries)) !== vacuumed) {
      for (const table of await listTables(queries)) if (!isStopped) await vacuum(queries, table);
      vacuumed = await endOfLog(queries);
    }
    if ((await endOfLog(queries)) === checkpointed) return;
    await checkpoint(queries);
    checkpointed = await endOfLog(queries);
  }

  const timer = setInterval(() => {
    running = running.then(tidy).catch((error) => console.error('upkeep of the database failed', error));
  }, CHECKPOINT_EVERY_MS);
  timer.unref();
  return {
    stop() {
      isStopped = true;
      clearInterval(timer);
      return running;
    },
  };
}

export async function checkpoint(queries: Kysely<Database>): Promise<void> {
  await sql`CHECKPOINT`.execute(queries);
}

/** One table at a time, so that a page waits for one table and not for all. */
async function vacuum(queries: Kysely<Database>, table: string): Promise<void> {
  await sql`VACUUM (ANALYZE) ${sql.raw(table)}`.execute(queries);
}

/** All of them, the catalogue's too: their dead rows and old transaction numbers grow as ours do. */
async function listTables(queries: Kysely<Database>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    SELECT oid::regclass::text AS name FROM pg_class WHERE relkind = 'r' AND NOT relisshared ORDER BY relpages
  `.execute(queries);
  return rows.map((row) => row.name);
}

async function endOfLog(queries: Kysely<Database>): Promise<string> {
  const { rows } = await sql<{ lsn: string }>`SELECT pg_current_wal_insert_lsn()::text AS lsn`.execute(
    queries,
  );
  return rows[0]!.lsn;
}
