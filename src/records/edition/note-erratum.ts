import { randomBytes } from 'node:crypto';
import type { Db } from '#db/connect.ts';
import { recordEvent } from '#db/record-event.ts';
import { inTransaction } from '#db/transaction.ts';
import { dayOf } from '#domain/calendar/day-in-japan.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';

/** A correction that is noted beside a sealed year. `at`: JSON pointer into its document; `place`: the same in words. */
export type NewErratum = { at: string; place: string; wrong: string; correct: string; reason: string };

/** The caller has looked that the edition has `wrong` at that place; the edition itself is never changed. */
export function noteErratum(
  db: Db,
  { key, year, actor, now }: { key: PlanKey; year: number; actor: string; now: Date },
  { at, place, wrong, correct, reason }: NewErratum,
): Promise<void> {
  return inTransaction(db, async (tx) => {
    const id = `e-${randomBytes(5).toString('hex')}`;
    await tx
      .insertInto('erratum')
      .values({
        municipality_id: key.municipalityId,
        plan_id: key.planId,
        id,
        year,
        at_pointer: at,
        place,
        wrong,
        correct,
        reason,
        noted_on: dayOf(now),
        noted_by: actor,
      })
      .execute();
    await recordEvent(tx, {
      municipalityId: key.municipalityId,
      planId: key.planId,
      subjectId: id,
      actor,
      kind: 'erratum-noted',
      details: { year, place, wrong, correct },
    });
  });
}
