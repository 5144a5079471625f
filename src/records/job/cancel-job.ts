import type { Db } from '#db/connect.ts';
import { recordEvent } from '#db/record-event.ts';
import { inTransaction } from '#db/transaction.ts';
import { dropMaterial } from './job-material.ts';
import type { JobOwner } from './queries.ts';

/** Nobody wants the job any more; whoever runs it finds that out by himself. False where it has ended. */
export function cancelJob(
  db: Db,
  { municipalityId, accountId }: JobOwner,
  jobId: string,
  { actor, now }: { actor: string; now: Date },
): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const job = await tx
      .updateTable('job')
      .where('municipality_id', '=', municipalityId)
      .where('account_id', '=', accountId)
      .where('id', '=', jobId)
      .where('state', 'in', ['waiting', 'running'])
      .set({
        state: 'cancelled',
        ended_at: now.toISOString(),
        kept_until: new Date(now.getTime() + 86_400_000).toISOString(),
      })
      .returning(['label', 'plan_id'])
      .executeTakeFirst();
    if (!job) return false;
    await dropMaterial(tx, { municipalityId, jobId });
    await recordEvent(tx, {
      municipalityId,
      planId: job.plan_id,
      actor,
      kind: 'job-cancelled',
      subjectId: jobId,
      details: { label: job.label },
    });
    return true;
  });
}
