import type { Db } from '#db/connect.ts';
import { inPlan } from '#db/in-plan.ts';
import { recordAct } from '#db/record-event.ts';
import { inTransaction } from '#db/transaction.ts';
import { decideOpinion } from '#domain/opinion/decide-opinion.ts';
import type { Act } from '#domain/people/act.ts';
import { askerOf } from '#domain/people/actor.ts';
import { holdYear } from '#records/plan/hold-year.ts';
import { done, type OpinionOutcome, refuse } from './opinion-outcome.ts';
import { listKeptOpinions } from './opinion-queries.ts';

/** The place of each opinion in the table, as one text: of two people who order it at a time, the second is told. */
export const mainMark = (opinions: readonly { id: string; main: number | null }[]): string =>
  opinions
    .flatMap(({ id, main }) => (main === null ? [] : [`${id}=${main}`]))
    .sort()
    .join(' ');

/** Says which opinions of a year are the main ones, and in which order, where the list is still as it was seen. */
export function chooseMainOpinions(
  db: Db,
  act: Act,
  { year, seen, places }: { year: number; seen: string; places: ReadonlyMap<string, number> },
): Promise<OpinionOutcome> {
  const { key } = act;
  return inTransaction(db, async (tx) => {
    const { isSealed } = await holdYear(tx, key, year);
    const facts = { person: null, owners: [], isAnswered: false, isSealed };
    const refusal = decideOpinion('choose', askerOf(act.actor), facts);
    if (refusal) return refuse(refusal);
    await tx
      .selectFrom('opinion')
      .select('id')
      .where(inPlan(key))
      .where('year', '=', year)
      .forUpdate()
      .execute();
    const opinions = await listKeptOpinions(tx, key, { year });
    if (mainMark(opinions) !== seen) return refuse('stale');
    for (const { id, main } of opinions) {
      const next = places.get(id) ?? null;
      if (next === main) continue;
      await tx
        .updateTable('opinion')
        .set({ main_place: next })
        .where(inPlan(key))
        .where('id', '=', id)
        .execute();
    }
    await recordAct(tx, act, {
      kind: 'main-opinions-chosen',
      details: { year, opinions: places.size },
    });
    return done;
  });
}
