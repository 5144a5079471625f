import type { Db } from '#db/connect.ts';
import { jobFailures } from '#messages/jobs.ja.ts';
import { dropMaterial, findMaterial } from '#records/job/job-material.ts';
import type { QueuedJob } from '#records/job/work-queue.ts';
import type { JobResult, JobRunners, RunningJob } from './job-runner.ts';

/** How often whoever runs a job gives a sign of life, and looks whether it is still wanted. */
const BEAT_MS = 1_000;
/** A result can be taken so long. */
const KEPT_DAYS = 7;
/** A job that has ended its process so often is not tried again. */
export const MOST_ATTEMPTS = 3;

const inDays = (now: Date, days: number) => new Date(now.getTime() + days * 86_400_000).toISOString();

/** Runs a job to its end, whatever that is, unless somebody else has taken it or nobody wants it any more. */
export async function runJob(
  db: Db,
  runners: JobRunners,
  { municipalityId, jobId }: QueuedJob,
  clock: () => Date,
): Promise<void> {
  const own = () =>
    db.kysely.updateTable('job').where('municipality_id', '=', municipalityId).where('id', '=', jobId);
  const job = await own()
    .where('state', '=', 'waiting')
    .set((eb) => ({
      state: 'running',
      attempts: eb('attempts', '+', 1),
      beat_at: clock().toISOString(),
    }))
    .returning(['kind', 'plan_id', 'actor', 'input', 'attempts'])
    .executeTakeFirst();
  if (!job) return;

  const wanted = new AbortController();
  let far = { done: 0, total: 0 };
  const beat = async () => {
    const still = await own()
      .where('state', '=', 'running')
      .set({ ...far, beat_at: clock().toISOString() })
      .returning('id')
      .executeTakeFirst();
    if (!still) wanted.abort();
  };
  const beating = startBeating(beat);
  const tell = (done: number, total: number) => {
    far = { done, total };
  };
  const running: RunningJob = {
    municipalityId,
    id: jobId,
    planId: job.plan_id,
    actor: job.actor,
    input: job.input,
    material: await findMaterial(db.kysely, { municipalityId, jobId }),
  };
  const result =
    job.attempts > MOST_ATTEMPTS
      ? ({ ok: false, sentence: jobFailures['ended-the-process'] } as const)
      : await runners[job.kind](db, running, { tell, signal: wanted.signal, now: clock() }).catch(broken);
  await beating.stop();
  const ended = { ended_at: clock().toISOString(), kept_until: inDays(clock(), KEPT_DAYS) };
  await own()
    .where('state', '=', 'running')
    .set({ ...ended, ...columnsOf(result) })
    .execute();
  await dropMaterial(db.kysely, { municipalityId, jobId });
}

function columnsOf(result: JobResult) {
  if (!result.ok) return { state: 'failed', failure: result.sentence } as const;
  if ('path' in result) return { state: 'done', result_path: result.path } as const;
  const { name, mediaType, bytes } = result.file;
  return { state: 'done', result_name: name, result_type: mediaType, result: Buffer.from(bytes) } as const;
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
