import type { Kysely } from 'kysely';
import { openFolder } from './embedded.ts';
import { openServer } from './server.ts';
import type { Database } from './tables.ts';

/** Where the data is: a folder of this machine, or a PostgreSQL server. */
export type DatabaseSettings = { dataDir: string } | { url: string };

export type Db = {
  /** Never inside a transaction: see `inTransaction`. */
  kysely: Kysely<Database>;
  engine: 'embedded' | 'server';
  /** Waits for what runs, then closes; a second call waits for the first. */
  close(): Promise<void>;
};

/** Opens the database. Throws DatabaseRefused where the operator has something to put right. */
export function connect(settings: DatabaseSettings): Promise<Db> {
  return 'url' in settings ? openServer(settings.url) : openFolder(settings.dataDir);
}
