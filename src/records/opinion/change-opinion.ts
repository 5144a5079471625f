import type { Db } from '#db/connect.ts';
import { inTransaction, type Tx } from '#db/transaction.ts';
import { decideOpinion, type OpinionAction } from '#domain/opinion/decide-opinion.ts';
import type { Act } from '#domain/people/act.ts';
import { askerOf } from '#domain/people/actor.ts';
import { holdYear } from '#records/plan/hold-year.ts';
import { done, type OpinionOutcome, refuse } from './opinion-outcome.ts';
import { findKeptOpinion, type KeptOpinion } from './opinion-queries.ts';
import { deleteOpinion, updateOpinion } from './opinion-rows.ts';

/** Which opinion, in which version the person saw it, and who owns its sheet. */
export type OpinionAt = { id: string; version: number; owners: readonly string[] };

/** Writes other words for an opinion: the member, as long as nobody has answered it, or the secretariat. */
export function changeOpinion(
  db: Db,
  act: Act,
  at: OpinionAt,
  next: { text: string; by: string },
): Promise<OpinionOutcome> {
  return onOpinion(db, act, at, 'edit', (tx, opinion) =>
    updateOpinion(tx, act, opinion, { version: at.version, ...next }),
  );
}

/** Takes an opinion back. Its words and who took it back stay in the record. */
export function withdrawOpinion(db: Db, act: Act, at: OpinionAt): Promise<OpinionOutcome> {
  return onOpinion(db, act, at, 'withdraw', (tx, opinion) => deleteOpinion(tx, act, opinion, at.version));
}

/** Finds the opinion, asks whether the person may, and does it: all in one transaction. */
export function onOpinion(
  db: Db,
  act: Act,
  at: OpinionAt,
  action: OpinionAction,
  write: (tx: Tx, opinion: KeptOpinion) => Promise<boolean>,
): Promise<OpinionOutcome> {
  return inTransaction(db, async (tx) => {
    const opinion = await findKeptOpinion(tx, act.key, at.id);
    if (!opinion) return refuse('not-found');
    const { isSealed } = await holdYear(tx, act.key, opinion.year);
    const refusal = decideOpinion(action, askerOf(act.actor), {
      person: opinion.person,
      owners: at.owners,
      isAnswered: opinion.response !== null,
      isSealed,
    });
    if (refusal) return refuse(refusal);
    return (await write(tx, opinion)) ? done : refuse('stale');
  });
}
