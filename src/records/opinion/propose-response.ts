import type { Db } from '#db/connect.ts';
import { inPlan, planColumns } from '#db/in-plan.ts';
import { recordAct } from '#db/record-event.ts';
import type { Act } from '#domain/people/act.ts';
import type { NamedDepartment } from '#domain/people/actor.ts';
import type { ResponseState } from '#exchange/schema.ts';
import { type OpinionAt, onOpinion } from './change-opinion.ts';
import type { OpinionOutcome } from './opinion-outcome.ts';

export type NewProposal = {
  department: NamedDepartment;
  text: string;
  state: ResponseState;
  reason: string;
  /** The version of the department's own proposal that the person saw; 0 where there was none. */
  seen: number;
};

/** What an owning department would answer. It answers nothing by itself: the secretariat makes it the answer. */
export function proposeResponse(
  db: Db,
  act: Act,
  at: OpinionAt,
  { department, text, state, reason, seen }: NewProposal,
): Promise<OpinionOutcome> {
  const { key, actor, now } = act;
  // For this department alone, whatever other posts the person holds.
  const posts = actor.posts.filter((post) => post.departmentIds.includes(department.id));
  return onOpinion(db, { ...act, actor: { ...actor, posts } }, at, 'propose', async (tx) => {
    const proposal = { text, state, reason, actor: actor.label, at: now.toISOString(), version: seen + 1 };
    const own = { ...planColumns(key), opinion_id: at.id, department_id: department.id };
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
            .where('department_id', '=', department.id)
            .where('version', '=', seen)
            .executeTakeFirst();
    const rows = 'numUpdatedRows' in written ? written.numUpdatedRows : written.numInsertedOrUpdatedRows;
    if (rows !== 1n) return false;
    await recordAct(tx, act, {
      kind: 'opinion-proposed',
      subjectId: at.id,
      details: {
        departmentId: department.id,
        department: department.label,
        text,
        state,
        ...(reason === '' ? {} : { reason }),
      },
    });
    return true;
  });
}
