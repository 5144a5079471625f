import type { Config } from '#config';
import { readConfig } from '#config';
import { connect, type Db } from '#db/connect.ts';
import { type MigrationRefusal, migrate } from '#db/migrate.ts';
import { DatabaseRefused } from '#db/refused.ts';
import { cliRefusals } from '#messages/command-line.ja.ts';
import { databaseRefusals } from '#messages/database.ja.ts';
import { EXIT, type ExitCode, type Input, type Terminal } from './command.ts';

/** The settings of this installation; `--data` stands above the environment. */
export function readSettings(input: Input): { ok: true; config: Config } | { ok: false; sentence: string } {
  const data = input.text('data');
  const environment =
    data === undefined ? process.env : { ...process.env, DATABASE_URL: undefined, AYUMI_DATA: data };
  const reading = readConfig(environment);
  if (reading.ok) return reading;
  return {
    ok: false,
    sentence: cliRefusals['settings-wrong']({
      list: reading.problems.map((problem) => `  ${problem}`).join('\n'),
    }),
  };
}

/**
 * Opens the database, brings its schema up to date (`applied`: by which migrations), and works on it. `work` closes it only
 * where it goes on after the command.
 */
export async function withDatabase(
  input: Input,
  terminal: Terminal,
  work: (db: Db, config: Config, applied: string[]) => Promise<ExitCode>,
): Promise<ExitCode> {
  const settings = readSettings(input);
  if (!settings.ok) {
    terminal.complain(settings.sentence);
    return EXIT.usage;
  }
  const opened = await openDatabase(settings.config);
  if (!opened.ok) {
    terminal.complain(opened.sentence);
    return EXIT.refused;
  }
  try {
    return await work(opened.db, settings.config, opened.applied);
  } finally {
    await opened.db.close();
  }
}

/** An open database with its schema up to date, or the sentence that says why not. */
export async function openDatabase(
  config: Config,
): Promise<{ ok: true; db: Db; applied: string[] } | { ok: false; sentence: string }> {
  let db: Db;
  try {
    db = await connect(config.database);
  } catch (error) {
    if (error instanceof DatabaseRefused)
      return { ok: false, sentence: databaseRefusals[error.code](error.facts) };
    throw error;
  }
  const migration = await migrate(db);
  if (migration.ok) return { ok: true, db, applied: migration.applied };
  await db.close();
  return { ok: false, sentence: sentenceOfMigration(migration) };
}

export function sentenceOfMigration(refusal: MigrationRefusal): string {
  const reason = refusal.code === 'migration-failed' ? refusal.reason : '';
  return databaseRefusals[refusal.code]({ name: refusal.name, reason });
}
