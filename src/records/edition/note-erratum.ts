import { randomBytes } from 'node:crypto';
import type { Db } from '#db/connect.ts';
import { planColumns } from '#db/in-plan.ts';
import { recordAct } from '#db/record-event.ts';
import { inTransaction } from '#db/transaction.ts';
import { dayOf } from '#domain/calendar/day-in-japan.ts';
import type { Act } from '#domain/people/act.ts';

/** A correction that is noted beside a sealed year. `at`: JSON pointer into its document; `place`: the same in words. */
export type NewErratum = { at: string; place: string; wrong: string; correct: string; reason: string };

/** The caller has looked that the edition has `wrong` at that place; the edition itself is never changed. */
export function noteErratum(
  db: Db,
  act: Act,
  year: number,
  { at, place, wrong, correct, reason }: NewErratum,
): Promise<void> {
  return inTransaction(db, async (tx) => {
    const id = `e-${randomBytes(5).toString('hex')}`;
    await tx
      .insertInto('erratum')
      .values({
        ...planColumns(act.key),
        id,
        year,
        at_pointer: at,
        place,
        wrong,
        correct,
        reason,
        noted_on: dayOf(act.now),
        noted_by: act.actor.label,
      })
      .execute();
    await recordAct(tx, act, {
      subjectId: id,
      kind: 'erratum-noted',
      details: { year, place, wrong, correct },
    });
  });
}
