import { sql } from 'kysely';
import type { Reader, Tx } from './transaction.ts';

/** The number that every Ayumi before kysely's migrator locks a server with while it migrates. */
const LOCK = 7_283_316;

/** Processes that look at what was applied at the same time take turns, until the end of the transaction. */
export async function waitForOthers(tx: Tx): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(${LOCK})`.execute(tx);
}

/** What was applied, by recorded name and in order: as kysely keeps it, or as a database from before keeps it. */
export async function listRecorded(reader: Reader): Promise<string[]> {
  const { isBefore, isKysely } = await findTables(reader);
  if (!isBefore && !isKysely) return [];
  const names = isBefore
    ? sql`SELECT name || ' ' || checksum AS name FROM schema_migration`
    : sql`SELECT name FROM kysely_migration`;
  const { rows } = await sql<{ name: string }>`${names} ORDER BY name COLLATE "C"`.execute(reader);
  return rows.map(({ name }) => name);
}

/**
 * Carries what a database from before December 2026 says of itself (`schema_migration`: name, checksum, time) into
 * kysely's table, so that nothing is applied twice. Where there is nothing to carry it does nothing.
 */
export async function adoptApplied(tx: Tx): Promise<void> {
  const { isBefore } = await findTables(tx);
  if (!isBefore) return;
  await sql`
    CREATE TABLE kysely_migration (name varchar(255) PRIMARY KEY, timestamp varchar(255) NOT NULL);
    INSERT INTO kysely_migration
    SELECT name || ' ' || checksum, to_char(applied_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
    FROM schema_migration;
    DROP TABLE schema_migration;
  `.execute(tx);
}

async function findTables(reader: Reader): Promise<{ isBefore: boolean; isKysely: boolean }> {
  const { rows } = await sql<{ isBefore: boolean; isKysely: boolean }>`
    SELECT to_regclass('schema_migration') IS NOT NULL AS "isBefore",
           to_regclass('kysely_migration') IS NOT NULL AS "isKysely"
  `.execute(reader);
  return rows[0]!;
}
