import { CompiledQuery } from 'kysely';
import PgBoss from 'pg-boss';
import type { Db } from '#db/connect.ts';
import type { Tx } from '#db/transaction.ts';

/** The queue tells which job is next; what the job is and how far it is stands in our own table. */
export const QUEUE = 'long-work';
export type QueuedJob = { municipalityId: string; jobId: string };

/** Longer than any work; what died with its process is found by its missing sign of life, long before. */
const EXPIRES_IN_SECONDS = 6 * 60 * 60;

const over = (queries: Db['kysely'] | Tx): PgBoss.Db => ({
  async executeSql(text, values) {
    const { rows } = await queries.executeQuery(CompiledQuery.raw(text, values ?? []));
    return { rows: rows ?? [] };
  },
});

/** The queue over the same connections as everything else. `isWorking`: it also keeps its own tables tidy. */
export async function openQueue(db: Db, { isWorking }: { isWorking: boolean }): Promise<PgBoss> {
  const queue = new PgBoss({ db: over(db.kysely), schedule: false, supervise: isWorking });
  // The database was away: one line for the operator, and the next round tries again.
  queue.on('error', (error) => {
    const line = { at: new Date().toISOString(), level: 'error', task: 'jobs', error: error.message };
    process.stderr.write(`${JSON.stringify(line)}\n`);
  });
  await queue.start();
  await queue.createQueue(QUEUE, { name: QUEUE, retryLimit: 0, expireInSeconds: EXPIRES_IN_SECONDS });
  return queue;
}

const senders = new WeakMap<Db['kysely'], Promise<PgBoss>>();

/** The queue of a database, for those who only put work into it; opened at the first. */
export function senderOf(db: Db): Promise<PgBoss> {
  const known = senders.get(db.kysely);
  if (known) return known;
  const opening = openQueue(db, { isWorking: false });
  senders.set(db.kysely, opening);
  opening.catch(() => senders.delete(db.kysely));
  return opening;
}

/** Puts a job into the queue, in the transaction that writes or frees the job itself. */
export async function enqueue(queue: PgBoss, tx: Tx, job: QueuedJob): Promise<void> {
  await queue.send(QUEUE, job, { db: over(tx) });
}
