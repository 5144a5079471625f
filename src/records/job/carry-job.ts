import type { Db } from '#db/connect.ts';
import type { JobKind } from '#db/tables-jobs.ts';
import type { JobResult } from './job-runner.ts';
import type { QueuedJob } from './work-queue.ts';

/** A result can be taken so long. */
const KEPT_DAYS = 7;

const inDays = (now: Date, days: number) => new Date(now.getTime() + days * 86_400_000).toISOString();

const own = (db: Db, { municipalityId, jobId }: QueuedJob) =>
  db.kysely.updateTable('job').where('municipality_id', '=', municipalityId).where('id', '=', jobId);

/** A job that somebody has begun. `attempts`: how often, with this time. */
export type TakenJob = {
  kind: JobKind;
  planId: string | null;
  actor: string;
  input: unknown;
  attempts: number;
};

/** Takes a waiting job to run it; undefined where somebody else has taken it, or nobody wants it any more. */
export function takeJob(db: Db, job: QueuedJob, now: Date): Promise<TakenJob | undefined> {
  return own(db, job)
    .where('state', '=', 'waiting')
    .set((eb) => ({ state: 'running', attempts: eb('attempts', '+', 1), beat_at: now.toISOString() }))
    .returning(['kind', 'plan_id as planId', 'actor', 'input', 'attempts'])
    .executeTakeFirst();
}

/** Tells how far a running job is, as its sign of life; false where nobody wants it any more. */
export async function beatJob(
  db: Db,
  job: QueuedJob,
  far: { done: number; total: number },
  now: Date,
): Promise<boolean> {
  const still = await own(db, job)
    .where('state', '=', 'running')
    .set({ ...far, beat_at: now.toISOString() })
    .returning('id')
    .executeTakeFirst();
  return still !== undefined;
}

/** Keeps what came of a running job. */
export async function endJob(db: Db, job: QueuedJob, result: JobResult, now: Date): Promise<void> {
  await own(db, job)
    .where('state', '=', 'running')
    .set({ ended_at: now.toISOString(), kept_until: inDays(now, KEPT_DAYS), ...columnsOf(result) })
    .execute();
}

function columnsOf(result: JobResult) {
  if (!result.ok) return { state: 'failed', failure: result.sentence } as const;
  if ('path' in result) return { state: 'done', result_path: result.path } as const;
  const { name, mediaType, bytes, notes = [] } = result.file;
  return {
    ...{ state: 'done' as const, result_name: name, result_type: mediaType, result: Buffer.from(bytes) },
    note: notes.length === 0 ? null : notes.join('\n'),
  };
}
