import { type Kysely, sql } from 'kysely';
import pg from 'pg';
import { columnTypes } from './column-types.ts';
import { type OpenDatabase, queriesOver } from './pool.ts';
import { DatabaseRefused } from './refused.ts';
import type { Database } from './tables.ts';

const OLDEST_SERVER = 15;

/** A PostgreSQL server, once it is known to be one that Ayumi's schema and search work on. */
export async function openServer(url: string): Promise<OpenDatabase> {
  const pool = new pg.Pool({ connectionString: url, types: columnTypes, options: '-c timezone=UTC' });
  // A connection that breaks while idle has left the pool by then; the next query opens another.
  pool.on('error', () => {});
  const kysely = queriesOver(pool);
  try {
    await checkServer(pool, kysely);
    return { kysely, close: () => kysely.destroy() };
  } catch (error) {
    await kysely.destroy();
    throw error;
  }
}

async function checkServer(pool: pg.Pool, queries: Kysely<Database>): Promise<void> {
  const { server, encoding } = await askServer(queries);
  const version = Math.floor(Number(server) / 10_000);
  if (version < OLDEST_SERVER)
    throw new DatabaseRefused('server-too-old', { version: String(version), oldest: String(OLDEST_SERVER) });
  await ensureTrigrams(queries);
  // Where the locale is C, pg_trgm takes no kanji for a letter: every index is empty and every search finds nothing.
  const trigrams = await sql<{
    count: number;
  }>`SELECT cardinality(show_trgm('地域福祉計画')) AS count`.execute(queries);
  if (encoding !== 'UTF8' || trigrams.rows[0]!.count === 0)
    throw new DatabaseRefused('server-locale', { encoding, database: pool.options.database ?? '' });
}

async function askServer(queries: Kysely<Database>): Promise<{ server: string; encoding: string }> {
  try {
    const answer = await sql<{ server: string; encoding: string }>`
      SELECT current_setting('server_version_num') AS server, current_setting('server_encoding') AS encoding
    `.execute(queries);
    return answer.rows[0]!;
  } catch (error) {
    throw new DatabaseRefused('server-unreachable', { reason: (error as Error).message });
  }
}

async function ensureTrigrams(queries: Kysely<Database>): Promise<void> {
  try {
    await sql`CREATE EXTENSION IF NOT EXISTS pg_trgm`.execute(queries);
  } catch (error) {
    throw new DatabaseRefused('server-trigram', { reason: (error as Error).message });
  }
}
