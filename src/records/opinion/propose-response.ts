import type { Db } from '#db/connect.ts';
import { inPlan } from '#db/in-plan.ts';
import { recordEvent } from '#db/record-event.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import type { ResponseState } from '#exchange/schema.ts';
import type { Acting } from '#features/committee/acting-as.ts';
import { type OpinionAt, onOpinion } from './change-opinion.ts';
import type { OpinionOutcome } from './opinion-outcome.ts';

export type NewProposal = {
  department: string;
  text: string;
  state: ResponseState;
  reason: string;
  /** The version of the department's own proposal that the person saw; 0 where there was none. */
  seen: number;
  now: Date;
};

/** What an owning department would answer. It answers nothing by itself: the secretariat makes it the answer. */
export function proposeResponse(
  db: Db,
  acting: Acting,
  key: PlanKey,
  at: OpinionAt,
  { department, text, state, reason, seen, now }: NewProposal,
): Promise<OpinionOutcome> {
  const capacities = acting.capacities.filter((one) => one.department === department);
  return onOpinion(db, { ...acting, capacities }, key, at, 'propose', async (tx) => {
    const proposal = { text, state, reason, actor: acting.label, at: now.toISOString(), version: seen + 1 };
    const own = { municipality_id: key.municipalityId, plan_id: key.planId, opinion_id: at.id, department };
    const written =
      seen === 0
        ? await tx
            .insertInto('opinion_proposal')
            .values({ ...own, ...proposal })
            .onConflict((conflict) => conflict.doNothing())
            .executeTakeFirst()
        : await tx
            .updateTable('opinion_proposal')
            .set(proposal)
            .where(inPlan(key))
            .where('opinion_id', '=', at.id)
            .where('department', '=', department)
            .where('version', '=', seen)
            .executeTakeFirst();
    const rows = 'numUpdatedRows' in written ? written.numUpdatedRows : written.numInsertedOrUpdatedRows;
    if (rows !== 1n) return false;
    await recordEvent(tx, {
      municipalityId: key.municipalityId,
      planId: key.planId,
      actor: acting.label,
      kind: 'opinion-proposed',
      subjectId: at.id,
      details: { department, text, state, ...(reason === '' ? {} : { reason }) },
    });
    return true;
  });
}
