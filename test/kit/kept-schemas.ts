import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { sql } from 'kysely';
import type { Db } from '#db/connect.ts';
import { emptyDatabase } from './database.ts';
import { root } from './project-files.ts';

const folder = join(root, 'test', 'schemas');

/** The numbers of the newest migrations of which a database is kept (scripts/keep-schema.mjs). */
export const KEPT = readdirSync(folder)
  .filter((name) => name.endsWith('.sql.gz'))
  .map((name) => name.slice(0, 4))
  .sort();

/** A database as the code of that migration left it, not migrated yet. The caller closes it. */
export async function openKept(number: string): Promise<Db> {
  const db = await emptyDatabase();
  await sql.raw(gunzipSync(readFileSync(join(folder, `${number}.sql.gz`))).toString()).execute(db.kysely);
  return db;
}
