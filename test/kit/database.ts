import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, inject } from 'vitest';
import { connect, type Db } from '#db/connect.ts';
import { dbOver } from '#db/embedded.ts';
import { migrate } from '#db/migrate.ts';
import { root } from './project-files.ts';

const SERVER = process.env.TEST_DATABASE_URL;
const cache = join(root, 'var', 'test');

/**
 * A migrated database of its own for one test file, closed after it: in memory, or on the server of TEST_DATABASE_URL.
 * Call it at the top of the file, outside `describe` and hooks: `const db = await testDatabase();`
 */
export async function testDatabase(): Promise<Db> {
  const db = SERVER
    ? await onServer(SERVER, inject('databaseTemplate'))
    : await inMemory(await migratedDump());
  afterAll(db.close);
  return db;
}

/** A database without any table, for the tests of the migrations. The caller closes it. */
export async function emptyDatabase(): Promise<Db> {
  return SERVER ? onServer(SERVER, 'template1') : inMemory(emptyDump());
}

/** A fresh database on a server, dropped when it is closed. */
export async function onServer(url: string, template: string): Promise<Db> {
  const name = `ayumi_test_${randomBytes(6).toString('hex')}`;
  await askServer(url, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  const db = await connect({ url: own.href });
  return {
    ...db,
    async close() {
      await db.close();
      await askServer(url, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

/** One statement on the server itself, outside every test's database. */
export async function askServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

async function inMemory(dump: Buffer): Promise<Db> {
  const pglite = await PGlite.create({ loadDataDir: new Blob([dump]), extensions: { pg_trgm } });
  return { engine: 'embedded', ...dbOver(pglite) };
}

/** Made once for these migrations and this PGlite, and kept under var/ for the next run. */
async function migratedDump(): Promise<Buffer> {
  const folder = join(root, 'src', 'db', 'migrations');
  const migrations = readdirSync(folder).sort();
  const hash = createHash('sha256').update(versionOfPglite());
  for (const name of migrations) hash.update(`\0${name}\0`).update(readFileSync(join(folder, name)));
  const file = join(cache, `migrated-${hash.digest('hex').slice(0, 16)}.tar`);
  if (existsSync(file)) return readFileSync(file);

  const pglite = await PGlite.create({ loadDataDir: new Blob([emptyDump()]), extensions: { pg_trgm } });
  const db: Db = { engine: 'embedded', ...dbOver(pglite) };
  const outcome = await migrate(db);
  if (!outcome.ok) throw new Error(`the migrations do not apply: ${JSON.stringify(outcome)}`);
  await sql`CHECKPOINT`.execute(db.kysely);
  const dump = Buffer.from(await (await pglite.dumpDataDir('none')).arrayBuffer());
  await db.close();
  for (const name of readdirSync(cache)) if (/^migrated-.*\.tar$/.test(name)) rmSync(join(cache, name));
  const part = `${file}.${process.pid}`;
  writeFileSync(part, dump);
  renameSync(part, file);
  return dump;
}

function emptyDump(): Buffer {
  return gunzipSync(readFileSync(emptyArchive()));
}

/** The archive of an empty cluster, as the build makes it. */
export function emptyArchive(): string {
  const file = join(cache, `empty-${versionOfPglite()}.tar.gz`);
  if (existsSync(file)) return file;
  mkdirSync(cache, { recursive: true });
  execFileSync(process.execPath, [join(root, 'scripts', 'prepare-database.mjs'), file]);
  return file;
}

function versionOfPglite(): string {
  const file = join(root, 'node_modules', '@electric-sql', 'pglite', 'package.json');
  return JSON.parse(readFileSync(file, 'utf8')).version;
}
