import type { Db } from '#db/connect.ts';
import { inPlan } from '#db/in-plan.ts';
import { recordEvent } from '#db/record-event.ts';
import { inTransaction } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import type { Writer } from '#records/sheet/save-answers.ts';
import type { Returned } from './queries.ts';

/**
 * Ends the look at a returned workbook without taking the rest of it; its texts stay to be read. One of which nothing was taken is
 * set aside, and the same file can come again. False where somebody was faster.
 */
export function closeReturned(
  db: Db,
  key: PlanKey,
  { id, decisions }: Returned,
  about: { version: number; department: string },
  { actor, now }: Writer,
): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const isTaken = Object.values(decisions).some((one) => one !== 'kept');
    const { numUpdatedRows } = await tx
      .updateTable('returned_workbook')
      .set({
        state: isTaken ? 'accepted' : 'discarded',
        settled_by: actor.label,
        settled_at: now.toISOString(),
        version: about.version + 1,
      })
      .where(inPlan(key))
      .where('id', '=', id)
      .where('state', '=', 'open')
      .where('version', '=', about.version)
      .executeTakeFirst();
    if (numUpdatedRows !== 1n) return false;
    await recordEvent(tx, {
      municipalityId: key.municipalityId,
      actor: actor.label,
      kind: 'workbook-closed',
      planId: key.planId,
      subjectId: id,
      details: { department: about.department },
    });
    return true;
  });
}
