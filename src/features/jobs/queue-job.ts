import type { Db } from '#db/connect.ts';
import type { JobKind } from '#db/tables-jobs.ts';

export type NewJob = {
  municipalityId: string;
  planId: string | null;
  /** Whose it is: only this account (and the secretariat) sees it and takes its result. */
  accountId: string | null;
  /** As a log shows it. */
  actor: string;
  kind: JobKind;
  /** What the list of jobs calls it: 進行管理シート 令和7年度（PDF）. */
  label: string;
  /** What the work is told; read again by whoever runs it. */
  input: unknown;
};

/** DOOR. Queues work that takes long, and gives the id of its page. */
export async function queueJob(_db: Db, _job: NewJob): Promise<string> {
  throw new Error('not yet');
}
