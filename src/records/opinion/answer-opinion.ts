import type { Db } from '#db/connect.ts';
import { inPlan } from '#db/in-plan.ts';
import { recordAct } from '#db/record-event.ts';
import type { Act } from '#domain/people/act.ts';
import type { ResponseState } from '#exchange/schema.ts';
import { type OpinionAt, onOpinion } from './change-opinion.ts';
import { indexOpinion } from './index-opinion.ts';
import type { OpinionOutcome } from './opinion-outcome.ts';

export type Answer = { by: string; text: string; state: ResponseState; reason: string; year: number };

/** Gives an opinion its answer and its state, or corrects them. From then on it is no longer open, and search finds the answer. */
export function answerOpinion(
  db: Db,
  act: Act,
  at: OpinionAt,
  { reason, ...told }: Answer,
): Promise<OpinionOutcome> {
  const response = { ...told, ...(reason === '' ? {} : { reason }) };
  return onOpinion(db, act, at, 'answer', async (tx, opinion) => {
    const answered = await tx
      .updateTable('opinion')
      .set({ response: JSON.stringify(response), version: at.version + 1 })
      .where(inPlan(act.key))
      .where('id', '=', at.id)
      .where('version', '=', at.version)
      .executeTakeFirst();
    if (answered.numUpdatedRows === 0n) return false;
    await recordAct(tx, act, {
      kind: 'opinion-answered',
      subjectId: at.id,
      details: { before: opinion.response, after: response },
    });
    await indexOpinion(tx, act.key, at.id);
    return true;
  });
}
