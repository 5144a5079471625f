import { randomBytes } from 'node:crypto';
import type { Db } from '#db/connect.ts';
import { recordEvent } from '#db/record-event.ts';
import type { JobKind } from '#db/tables-jobs.ts';
import { inTransaction } from '#db/transaction.ts';
import { keepMaterial, packMaterial } from './job-material.ts';
import { enqueue, senderOf } from './work-queue.ts';

export type NewJob = {
  municipalityId: string;
  planId: string | null;
  /** Whose it is: only this account sees it and takes its result. */
  accountId: string | null;
  /** As a log shows it. */
  actor: string;
  kind: JobKind;
  /** What the list of jobs calls it: 進行管理シート 令和7年度（PDF）. */
  label: string;
  /** What the work is told, as JSON; read again by whoever runs it. */
  input: object;
  /** What was sent with it. */
  material?: Uint8Array;
  now: Date;
};

/** So much of one account waits at the same time: jobs are done one after the other, and others wait for theirs. */
export const MOST_OPEN = 5;

/** Queues work that takes long, and gives the id of its page; null where too much of the same account waits already. */
export async function queueJob(db: Db, job: NewJob): Promise<string | null> {
  const { municipalityId, planId, actor, kind, label } = job;
  const waiting = await db.kysely
    .selectFrom('job')
    .select('id')
    .where('municipality_id', '=', municipalityId)
    .where('account_id', '=', job.accountId)
    .where('state', 'in', ['waiting', 'running'])
    .limit(MOST_OPEN)
    .execute();
  if (waiting.length === MOST_OPEN) return null;
  const id = randomBytes(8).toString('hex');
  const queue = await senderOf(db);
  const material = job.material ? await packMaterial(job.material) : null;
  await inTransaction(db, async (tx) => {
    await tx
      .insertInto('job')
      .values({
        municipality_id: municipalityId,
        id,
        plan_id: planId,
        account_id: job.accountId,
        actor,
        kind,
        label,
        input: JSON.stringify(job.input),
        made_at: job.now.toISOString(),
      })
      .execute();
    await recordEvent(tx, {
      municipalityId,
      planId,
      actor,
      kind: 'job-queued',
      subjectId: id,
      details: { label },
    });
    if (material) await keepMaterial(tx, { municipalityId, jobId: id }, material);
    await enqueue(queue, tx, { municipalityId, jobId: id });
  });
  return id;
}
