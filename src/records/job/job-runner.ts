import type { Db } from '#db/connect.ts';
import type { JobKind } from '#db/tables-jobs.ts';

/** A job as whoever runs it sees it. */
export type RunningJob = {
  municipalityId: string;
  id: string;
  planId: string | null;
  actor: string;
  input: unknown;
  material: Uint8Array | null;
};

/** A file with what is to be said of it, or a page where the result is to be seen; a sentence where it could not be made. */
export type JobResult =
  | {
      ok: true;
      file: { name: string; mediaType: string; bytes: Uint8Array; notes?: readonly string[] };
    }
  | { ok: true; path: string }
  | { ok: false; sentence: string };

/**
 * Does the work of one kind of job. It tells how far it is; `signal` says that nobody wants the result any more. What it throws is a
 * bug: the job fails, and the log has it.
 */
export type JobRunner = (
  db: Db,
  job: RunningJob,
  watch: { tell: (done: number, total: number) => void; signal: AbortSignal; now: Date },
) => Promise<JobResult>;

export type JobRunners = Record<JobKind, JobRunner>;
