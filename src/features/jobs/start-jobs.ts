import { setTimeout as after } from 'node:timers/promises';
import type { Db } from '#db/connect.ts';
import type { JobRunners } from '#records/job/job-runner.ts';
import { freeAbandoned, queueWaiting, removeOld } from '#records/job/requeue-jobs.ts';
import { openQueue, QUEUE, type QueuedJob } from '#records/job/work-queue.ts';
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
