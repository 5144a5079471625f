import type { Db } from '#db/connect.ts';
import type { JobKind, JobState } from '#db/tables-jobs.ts';

export type JobHead = {
  id: string;
  kind: JobKind;
  label: string;
  state: JobState;
  done: number;
  total: number;
  failure: string | null;
  note: string | null;
  resultName: string | null;
  resultPath: string | null;
  madeAt: string;
  endedAt: string | null;
  keptUntil: string | null;
};

/** Whose jobs: those of one account of one municipality. */
export type JobOwner = { municipalityId: string; accountId: string };

const heads = (db: Db['kysely'], { municipalityId, accountId }: JobOwner) =>
  db
    .selectFrom('job')
    .where('municipality_id', '=', municipalityId)
    .where('account_id', '=', accountId)
    .select(['id', 'kind', 'label', 'state', 'done', 'total', 'failure', 'note'])
    .select(['result_name as resultName', 'result_path as resultPath'])
    .select(['made_at as madeAt', 'ended_at as endedAt', 'kept_until as keptUntil']);

/** The newest first; what is older than a week is removed anyway. */
export const listJobs = (db: Db['kysely'], owner: JobOwner): Promise<JobHead[]> =>
  heads(db, owner).orderBy('made_at', 'desc').limit(100).execute();

export const findJob = (db: Db['kysely'], owner: JobOwner, jobId: string): Promise<JobHead | undefined> =>
  heads(db, owner).where('id', '=', jobId).executeTakeFirst();

export async function findJobResult(db: Db['kysely'], owner: JobOwner, jobId: string) {
  const row = await db
    .selectFrom('job')
    .where('municipality_id', '=', owner.municipalityId)
    .where('account_id', '=', owner.accountId)
    .where('id', '=', jobId)
    .where('state', '=', 'done')
    .select(['result', 'result_name', 'result_type'])
    .executeTakeFirst();
  if (!row?.result || row.result_name === null || row.result_type === null) return null;
  return { name: row.result_name, mediaType: row.result_type, bytes: row.result };
}
