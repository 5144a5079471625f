import type { Db } from '#db/connect.ts';
import { inPlan } from '#db/in-plan.ts';
import { recordEvent } from '#db/record-event.ts';
import type { Tx } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import { foldForSearch } from '#domain/text/fold.ts';
import type { ExchangeOpinion, ResponseState } from '#exchange/schema.ts';
import type { Acting } from '#features/committee/acting-as.ts';
import { type OpinionAt, onOpinion } from './change-opinion.ts';
import type { OpinionOutcome } from './opinion-outcome.ts';
import type { KeptOpinion } from './opinion-queries.ts';

export type Answer = { by: string; text: string; state: ResponseState; reason: string; year: number };

/**
 * Gives an opinion its answer and its state, or corrects them. From then on it is no longer open, and search finds it:
 * before, members could read in a search what the others are not to see yet.
 */
export function answerOpinion(
  db: Db,
  acting: Acting,
  key: PlanKey,
  at: OpinionAt,
  { reason, ...told }: Answer,
): Promise<OpinionOutcome> {
  const response = { ...told, ...(reason === '' ? {} : { reason }) };
  return onOpinion(db, acting, key, at, 'answer', async (tx, opinion) => {
    const answered = await tx
      .updateTable('opinion')
      .set({ response: JSON.stringify(response), version: at.version + 1 })
      .where(inPlan(key))
      .where('id', '=', at.id)
      .where('version', '=', at.version)
      .executeTakeFirst();
    if (answered.numUpdatedRows === 0n) return false;
    await recordEvent(tx, {
      municipalityId: key.municipalityId,
      planId: key.planId,
      actor: acting.label,
      kind: 'opinion-answered',
      subjectId: at.id,
      details: { before: opinion.response, after: response },
    });
    await makeFindable(tx, key, opinion, response);
    return true;
  });
}

async function makeFindable(
  tx: Tx,
  key: PlanKey,
  opinion: KeptOpinion,
  response: NonNullable<ExchangeOpinion['response']>,
): Promise<void> {
  await tx
    .deleteFrom('search_entry')
    .where(inPlan(key))
    .where('kind', '=', 'opinion')
    .where('subject_id', '=', opinion.id)
    .execute();
  const texts = [
    { field: 'opinion', text: opinion.text },
    { field: 'response', text: [response.text, response.reason].filter(Boolean).join('\n') },
  ];
  await tx
    .insertInto('search_entry')
    .values(
      texts.map(({ field, text }) => ({
        municipality_id: key.municipalityId,
        plan_id: key.planId,
        kind: 'opinion' as const,
        subject_id: opinion.id,
        year: opinion.year,
        title: opinion.projectTitle ?? opinion.nodeTitle ?? '計画全体',
        field,
        text,
        folded: foldForSearch(text),
      })),
    )
    .execute();
}
