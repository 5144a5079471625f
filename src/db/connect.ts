import { openFolder } from './embedded.ts';
import type { OpenDatabase } from './pool.ts';
import { openServer } from './server.ts';

/** Where the data is: a folder of this machine, or a PostgreSQL server. */
export type DatabaseSettings = { dataDir: string } | { url: string };

export type Db = OpenDatabase & { engine: 'embedded' | 'server' };

/** Opens the database. Throws DatabaseRefused where the operator has something to put right. */
export async function connect(settings: DatabaseSettings): Promise<Db> {
  return 'url' in settings
    ? { engine: 'server', ...(await openServer(settings.url)) }
    : { engine: 'embedded', ...(await openFolder(settings.dataDir)) };
}
