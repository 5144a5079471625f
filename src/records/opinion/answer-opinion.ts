import type { Db } from '#db/connect.ts';
import type { Act } from '#domain/people/act.ts';
import type { ResponseState } from '#exchange/schema.ts';
import { type OpinionAt, onOpinion } from './change-opinion.ts';
import type { OpinionOutcome } from './opinion-outcome.ts';
import { writeOpinion } from './opinion-rows.ts';

export type Answer = { by: string; text: string; state: ResponseState; reason: string; year: number };

/** Gives an opinion its answer and its state, or corrects them. From then on it is no longer open, and search finds the answer. */
export function answerOpinion(
  db: Db,
  act: Act,
  at: OpinionAt,
  { reason, ...told }: Answer,
): Promise<OpinionOutcome> {
  const response = { ...told, ...(reason === '' ? {} : { reason }) };
  return onOpinion(db, act, at, 'answer', (tx, opinion) =>
    writeOpinion(tx, act, {
      id: at.id,
      version: at.version,
      set: { response: JSON.stringify(response) },
      kind: 'opinion-answered',
      details: { before: opinion.response, after: response },
    }),
  );
}
