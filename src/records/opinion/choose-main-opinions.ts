import type { Db } from '#db/connect.ts';
import { inPlan } from '#db/in-plan.ts';
import { recordAct } from '#db/record-event.ts';
import { inTransaction } from '#db/transaction.ts';
import type { Act } from '#domain/people/act.ts';
import { listKeptOpinions } from './opinion-queries.ts';

/** The place of each opinion in the table, as one text: of two people who order it at a time, the second is told. */
export const mainMark = (opinions: readonly { id: string; main: number | null }[]): string =>
  opinions
    .flatMap(({ id, main }) => (main === null ? [] : [`${id}=${main}`]))
    .sort()
    .join(' ');

/** Says which opinions of a year are the main ones, and in which order; false where the list is no longer as it was seen. */
export function chooseMainOpinions(
  db: Db,
  act: Act,
  { year, seen, places }: { year: number; seen: string; places: ReadonlyMap<string, number> },
): Promise<boolean> {
  const { key } = act;
  return inTransaction(db, async (tx) => {
    await tx
      .selectFrom('opinion')
      .select('id')
      .where(inPlan(key))
      .where('year', '=', year)
      .forUpdate()
      .execute();
    const opinions = await listKeptOpinions(tx, key, { year });
    if (mainMark(opinions) !== seen) return false;
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
    return true;
  });
}
