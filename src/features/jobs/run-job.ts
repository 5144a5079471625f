import type { Db } from '#db/connect.ts';
import { jobFailures } from '#messages/jobs.ja.ts';
import { beatJob, endJob, takeJob } from '#records/job/carry-job.ts';
import { dropMaterial, findMaterial } from '#records/job/job-material.ts';
import type { JobResult, JobRunners, RunningJob } from '#records/job/job-runner.ts';
import type { QueuedJob } from '#records/job/work-queue.ts';

/** How often whoever runs a job gives a sign of life, and looks whether it is still wanted. */
const BEAT_MS = 1_000;
/** A job that has ended its process so often is not tried again. */
export const MOST_ATTEMPTS = 3;

/** Runs a job to its end, whatever that is, unless somebody else has taken it or nobody wants it any more. */
export async function runJob(
  db: Db,
  runners: JobRunners,
  queued: QueuedJob,
  clock: () => Date,
): Promise<void> {
  const job = await takeJob(db, queued, clock());
  if (!job) return;

  const wanted = new AbortController();
  let far = { done: 0, total: 0 };
  const beat = async () => {
    if (!(await beatJob(db, queued, far, clock()))) wanted.abort();
  };
  const beating = startBeating(beat);
  const tell = (done: number, total: number) => {
    far = { done, total };
  };
  const running: RunningJob = {
    municipalityId: queued.municipalityId,
    id: queued.jobId,
    planId: job.planId,
    actor: job.actor,
    input: job.input,
    material: await findMaterial(db.kysely, queued),
  };
  const result =
    job.attempts > MOST_ATTEMPTS
      ? ({ ok: false, sentence: jobFailures['ended-the-process'] } as const)
      : await runners[job.kind](db, running, { tell, signal: wanted.signal, now: clock() }).catch(broken);
  await beating.stop();
  await endJob(db, queued, result, clock());
  await dropMaterial(db.kysely, queued);
}

/** A bug in the work: the operator finds it in the log, the person reads that it was not their fault. */
function broken(error: Error): JobResult {
  const line = { at: new Date().toISOString(), level: 'error', task: 'jobs', error: error.stack };
  process.stderr.write(`${JSON.stringify(line)}\n`);
  return { ok: false, sentence: jobFailures.broken };
}

/** One beat after the other, never two at once; `stop` waits for the one on its way. */
function startBeating(beat: () => Promise<void>): { stop(): Promise<void> } {
  let last: Promise<void> = Promise.resolve();
  let isBusy = false;
  const timer = setInterval(() => {
    if (isBusy) return;
    isBusy = true;
    last = beat()
      .catch(() => {})
      .finally(() => {
        isBusy = false;
      });
  }, BEAT_MS);
  return {
    async stop() {
      clearInterval(timer);
      await last;
    },
  };
}
