import { setTimeout as after } from 'node:timers/promises';
import type PgBoss from 'pg-boss';
import type { Db } from '#db/connect.ts';
import { inTransaction } from '#db/transaction.ts';
import { enqueue, openQueue, QUEUE, type QueuedJob } from '#records/job/work-queue.ts';
import type { JobRunners } from './job-runner.ts';
import { runJob } from './run-job.ts';

/** Without a sign of life for so long, whoever ran a job is gone. */
const SILENT_MS = 60_000;
const ROUND_MS = 60_000;
const POLLING_SECONDS = 1;
const GRACE_MS = 10_000;

export type Jobs = { stop(): Promise<void> };

/**
 * Runs queued jobs one after the other as long as the server runs. What was running when a process ended is queued again: at
 * once on the embedded database, which no other process can be working on, and after a minute of silence on a server.
 */
export async function startJobs(db: Db, runners: JobRunners, clock: () => Date): Promise<Jobs> {
  const queue = await openQueue(db, { isWorking: true });
  await freeAbandoned(db, queue, new Date(clock().getTime() + (db.engine === 'embedded' ? 1 : -SILENT_MS)));
  await queueWaiting(db, queue);
  let running: Promise<void> = Promise.resolve();
  await queue.work<QueuedJob>(QUEUE, { batchSize: 1, pollingIntervalSeconds: POLLING_SECONDS }, ([job]) => {
    running = job ? runJob(db, runners, job.data, clock) : Promise.resolve();
    return running;
  });
  const round = setInterval(() => {
    const now = clock();
    void removeOld(db, now)
      .then(() => freeAbandoned(db, queue, new Date(now.getTime() - SILENT_MS)))
      .catch(() => {});
  }, ROUND_MS);
  return {
    async stop() {
      clearInterval(round);
      await queue.stop({ graceful: false, wait: true, close: false });
      // What is not done by then is begun again at the next start.
      await Promise.race([running.catch(() => {}), after(GRACE_MS, null, { ref: false })]);
    },
  };
}

/** Queues again what ran and has given no sign of life since `silentSince`; whoever still runs it finds that it is not his any more. */
async function freeAbandoned(db: Db, queue: PgBoss, silentSince: Date): Promise<void> {
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
async function queueWaiting(db: Db, queue: PgBoss): Promise<void> {
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
async function removeOld(db: Db, now: Date): Promise<void> {
  await db.kysely.deleteFrom('job').where('kept_until', '<', now.toISOString()).execute();
}
