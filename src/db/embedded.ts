import { resolve } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import pg from 'pg';
import { columnTypes } from './column-types.ts';
import { clusterIn, makeDataFolder, moveOlderLayout } from './data-folder.ts';
import { DurableFS } from './durable-fs.ts';
import { type Lock, takeLock } from './lock.ts';
import { type OpenDatabase, queriesOver } from './pool.ts';
import { prepareFolder } from './prepared-folder.ts';
import { DatabaseRefused } from './refused.ts';
import { checkpoint, startUpkeep } from './upkeep.ts';

/** As PGlite starts, but with fsync on and by the one method that reaches DurableFS, and a cache fit for one town. */
export const START_PARAMS = [
  ...PGlite.defaultStartParams.filter((param) => param !== '-F'),
  '-c',
  'wal_sync_method=fsync',
  '-c',
  'shared_buffers=16MB',
];

/** PostgreSQL inside this process, on a folder that it alone works on until it is closed. */
export async function openFolder(folder: string): Promise<OpenDatabase> {
  const { cluster, lock } = takeFolder(resolve(folder));
  try {
    await prepareFolder(cluster);
    const pglite = await PGlite.create({
      fs: new DurableFS(cluster),
      startParams: START_PARAMS,
      extensions: { pg_trgm },
    });
    const db = dbOver(pglite);
    const upkeep = startUpkeep(db.kysely);
    return {
      ...db,
      close: once(() => closeFolder([upkeep.stop, () => checkpoint(db.kysely), db.close, lock.release])),
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** The folder in which PostgreSQL works, held by this process, laid out as this version has it. */
function takeFolder(folder: string): { cluster: string; lock: Lock } {
  let lock: Lock | undefined;
  try {
    const dataDir = makeDataFolder(folder);
    const cluster = clusterIn(dataDir);
    lock = takeLock(cluster);
    moveOlderLayout(dataDir);
    return { cluster, lock };
  } catch (error) {
    lock?.release();
    const { code = '' } = error as NodeJS.ErrnoException;
    if (!UNWRITABLE.has(code)) throw error;
    throw new DatabaseRefused('data-folder-not-writable', { dataDir: folder, reason: code });
  }
}
const UNWRITABLE = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST']);

/** A database over a PGlite that somebody opened: one connection, kept until `close`, which closes the PGlite too. */
export function dbOver(pglite: PGlite): OpenDatabase {
  const pool = new pg.Pool({ ...createPgConfig(pglite), types: columnTypes, max: 1, idleTimeoutMillis: 0 });
  const kysely = queriesOver(pool);
  return {
    kysely,
    close: once(async () => {
      await kysely.destroy();
      await pglite.close();
    }),
  };
}

/** Every step is taken, in order, even when one before it failed; the first failure is thrown in the end. */
async function closeFolder(steps: (() => Promise<void> | void)[]): Promise<void> {
  const [step, ...rest] = steps;
  if (!step) return;
  try {
    await step();
  } finally {
    await closeFolder(rest);
  }
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => {
    done ??= work();
    return done;
  };
}
