import { type Kysely, Migrator, sql } from 'kysely';
import { adoptApplied, listRecorded, waitForOthers } from './applied-migrations.ts';
import type { Db } from './connect.ts';
import { MIGRATIONS, type MigrationFile, readMigrations } from './read-migrations.ts';
import { inTransaction } from './transaction.ts';

type Comparison = { ok: true; pending: string[] } | MigrationRefusal;

/** `name`: the migration that does not fit. `reason`: what the database said. */
export type MigrationRefusal =
  | { ok: false; code: 'database-newer' | 'migration-changed'; name: string }
  | { ok: false; code: 'migration-failed'; name: string; reason: string };

/** `applied`: the migrations that this call applied, in order. */
export type MigrationOutcome = ({ ok: true } | MigrationRefusal) & { applied: string[] };

/**
 * Brings the schema up to the code's, by kysely's migrator: what waits is applied in one transaction, all of it or
 * nothing, and two processes take turns. What the database holds must be a beginning of what the code has, to the
 * letter; anything else is refused before anything is written.
 */
export async function migrate(db: Db, folder = MIGRATIONS): Promise<MigrationOutcome> {
  const files = readMigrations(folder);
  const known = await inTransaction(db, async (tx) => {
    await waitForOthers(tx);
    const comparison = compare(await listRecorded(tx), files);
    if (comparison.ok) await adoptApplied(tx);
    return comparison;
  });
  if (!known.ok) return { ...known, applied: [] };
  if (known.pending.length === 0) return { ok: true, applied: [] };

  const { error, results = [] } = await migratorOver(db.kysely, files).migrateToLatest();
  const plainNames = new Map(files.map((file) => [file.recordedName, file.name]));
  const failed = results.find(({ status }) => status === 'Error');
  if (failed)
    return {
      ok: false,
      code: 'migration-failed',
      name: plainNames.get(failed.migrationName)!,
      reason: (error as Error).message,
      applied: [],
    };
  if (error) throw error;
  return { ok: true, applied: results.map(({ migrationName }) => plainNames.get(migrationName)!) };
}

/** What `migrate` would do, told without writing anything: the migrations that wait, or why they cannot be applied. */
export async function findPendingMigrations(db: Db, folder = MIGRATIONS): Promise<Comparison> {
  return compare(await listRecorded(db.kysely), readMigrations(folder));
}

function compare(recorded: string[], files: MigrationFile[]): Comparison {
  for (const [index, recordedName] of recorded.entries()) {
    const name = recordedName.split(' ')[0]!;
    const file = files[index];
    if (!file) return { ok: false, code: 'database-newer', name };
    if (file.recordedName !== recordedName) return { ok: false, code: 'migration-changed', name };
  }
  return { ok: true, pending: files.slice(recorded.length).map(({ name }) => name) };
}

function migratorOver(queries: Db['kysely'], files: MigrationFile[]): Migrator {
  return new Migrator({
    db: queries,
    // Otherwise kysely orders what was applied by the clock: on a machine whose clock was set back the data would not open.
    allowUnorderedMigrations: true,
    provider: {
      async getMigrations() {
        return Object.fromEntries(files.map((file) => [file.recordedName, { up: (tx) => apply(tx, file) }]));
      },
    },
  });
}

/** What a migration leaves for the end of the transaction is checked at its own end: the next one may alter the same table. */
async function apply(tx: Kysely<unknown>, { text }: MigrationFile): Promise<void> {
  await sql.raw(text).execute(tx);
  await sql`SET CONSTRAINTS ALL IMMEDIATE`.execute(tx);
  await sql`SET CONSTRAINTS ALL DEFERRED`.execute(tx);
}
