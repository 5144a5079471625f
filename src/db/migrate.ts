import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Db } from './connect.ts';
import { inTransaction, type Tx } from './transaction.ts';

type Migration = { name: string; text: string; checksum: string };
type Step = { ok: true; applied: string | null } | MigrationRefusal;

/** `name`: the migration that does not fit. `reason`: what the database said. */
export type MigrationRefusal =
  | { ok: false; code: 'database-newer' | 'migration-changed'; name: string }
  | { ok: false; code: 'migration-failed'; name: string; reason: string };

/** `applied`: the migrations that this call applied, in order. */
export type MigrationOutcome = ({ ok: true } | MigrationRefusal) & { applied: string[] };

/** Any number: it only has to be the same in every Ayumi that may migrate one server at the same time. */
const LOCK = 7_283_316;

/** The build puts the SQL files beside the bundle, as they stand beside this file. */
const MIGRATIONS = join(import.meta.dirname, 'migrations');

/**
 * Brings the schema up to the code's. Each `NNNN-name.sql` runs once, in a transaction of its own together with its row
 * in schema_migration: a failing one leaves nothing of itself. Two processes take turns, one migration at a time.
 * What the database holds must be a beginning of what the code has, to the letter; anything else is refused.
 */
export async function migrate(db: Db, folder = MIGRATIONS): Promise<MigrationOutcome> {
  const migrations = readMigrations(folder);
  const applied: string[] = [];
  for (;;) {
    const step = await applyNext(db, migrations);
    if (!step.ok) return { ...step, applied };
    if (step.applied === null) return { ok: true, applied };
    applied.push(step.applied);
  }
}

/** What `migrate` would do, told without writing anything: the migrations that wait, or why they cannot be applied. */
export async function findPendingMigrations(
  db: Db,
  folder = MIGRATIONS,
): Promise<{ ok: true; pending: string[] } | MigrationRefusal> {
  const migrations = readMigrations(folder);
  const { rows } = await sql<{ isThere: boolean }>`
    SELECT to_regclass('schema_migration') IS NOT NULL AS "isThere"
  `.execute(db.kysely);
  const done = rows[0]?.isThere ? await listRecorded(db.kysely) : [];
  const refusal = compare(done, migrations);
  return refusal ?? { ok: true, pending: migrations.slice(done.length).map(({ name }) => name) };
}

async function applyNext(db: Db, migrations: Migration[]): Promise<Step> {
  let current = '';
  try {
    return await inTransaction(db, async (tx) => {
      await sql`SELECT pg_advisory_xact_lock(${LOCK})`.execute(tx);
      const done = await listApplied(tx);
      const refusal = compare(done, migrations);
      const next = migrations[done.length];
      if (refusal || !next) return refusal ?? { ok: true, applied: null };
      current = next.name;
      await sql.raw(next.text).execute(tx);
      await sql`INSERT INTO schema_migration (name, checksum) VALUES (${next.name}, ${next.checksum})`.execute(
        tx,
      );
      return { ok: true, applied: next.name };
    });
  } catch (error) {
    if (current === '') throw error;
    return { ok: false, code: 'migration-failed', name: current, reason: (error as Error).message };
  }
}

async function listApplied(tx: Tx): Promise<{ name: string; checksum: string }[]> {
  await sql`
    CREATE TABLE IF NOT EXISTS schema_migration (
      name text PRIMARY KEY,
      checksum text NOT NULL,
      applied_at timestamptz NOT NULL DEFAULT now()
    )
  `.execute(tx);
  return listRecorded(tx);
}

async function listRecorded(reader: Tx | Db['kysely']): Promise<{ name: string; checksum: string }[]> {
  const { rows } = await sql<{ name: string; checksum: string }>`
    SELECT name, checksum FROM schema_migration ORDER BY name COLLATE "C"
  `.execute(reader);
  return rows;
}

function compare(
  done: { name: string; checksum: string }[],
  migrations: Migration[],
): MigrationRefusal | null {
  for (const [index, { name, checksum }] of done.entries()) {
    const ours = migrations[index];
    if (!ours) return { ok: false, code: 'database-newer', name };
    if (ours.name !== name || ours.checksum !== checksum)
      return { ok: false, code: 'migration-changed', name };
  }
  return null;
}

function readMigrations(folder: string): Migration[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort();
  return names.map((file, index) => {
    const name = file.replace(/\.sql$/, '');
    if (!name.startsWith(`${String(index + 1).padStart(4, '0')}-`))
      throw new Error(`${file} is out of order`);
    // Line ends are not part of a migration: a checkout on Windows must have the same checksum.
    const text = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n');
    return { name, text, checksum: createHash('sha256').update(text).digest('hex') };
  });
}
