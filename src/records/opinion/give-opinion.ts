import type { Db } from '#db/connect.ts';
import { inTransaction } from '#db/transaction.ts';
import { decideOpinion } from '#domain/opinion/decide-opinion.ts';
import type { Act } from '#domain/people/act.ts';
import { askerOf } from '#domain/people/actor.ts';
import { holdYear } from '#records/plan/hold-year.ts';
import { done, type OpinionOutcome, refuse } from './opinion-outcome.ts';
import { insertOpinion, type NewOpinion } from './opinion-rows.ts';

/** Takes down one opinion in a meeting: the secretariat's typing, for a member or for the committee as one. */
export function giveOpinion(db: Db, act: Act, opinion: NewOpinion): Promise<OpinionOutcome> {
  const { meeting, person, target } = opinion;
  return inTransaction(db, async (tx) => {
    const { isSealed } = await holdYear(tx, act.key, meeting.year);
    const facts = { person, owners: target.owners.map((one) => one.id), isAnswered: false, isSealed };
    const refusal = decideOpinion('give', askerOf(act.actor), facts);
    if (refusal) return refuse(refusal);
    await insertOpinion(tx, act, opinion);
    return done;
  });
}
