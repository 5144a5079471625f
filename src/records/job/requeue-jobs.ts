import type PgBoss from 'pg-boss';
import type { Db } from '#db/connect.ts';
import { inTransaction } from '#db/transaction.ts';
import { enqueue } from './work-queue.ts';

/** Queues again what ran and has given no sign of life since `silentSince`; whoever still runs it finds that it is not his any more. */
export async function freeAbandoned(db: Db, queue: PgBoss, silentSince: Date): Promise<void> {
  await inTransaction(db, async (tx) => {
    const abandoned = await tx
      .updateTable('job')
      .where('state', '=', 'running')
      .where('beat_at', '<', silentSince.toISOString())
      .set({ state: 'waiting', done: 0, total: 0 })
      .returning(['municipality_id as municipalityId', 'id as jobId'])
      .execute();
    for (const job of abandoned) await enqueue(queue, tx, job);
  });
}

/** At the start, what waits is queued again: the queue's own tables may have been left out of a backup. */
export async function queueWaiting(db: Db, queue: PgBoss): Promise<void> {
  await inTransaction(db, async (tx) => {
    const waiting = await tx
      .selectFrom('job')
      .where('state', '=', 'waiting')
      .select(['municipality_id as municipalityId', 'id as jobId'])
      .execute();
    // One that is queued twice is done once: it is no longer waiting when its turn comes again.
    for (const job of waiting) await enqueue(queue, tx, job);
  });
}

/** Results are kept for a week: they hold what a plan said on one day. */
export async function removeOld(db: Db, now: Date): Promise<void> {
  await db.kysely.deleteFrom('job').where('kept_until', '<', now.toISOString()).execute();
}
