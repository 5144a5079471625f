import type { Db } from '#db/connect.ts';
import { inPlan } from '#db/in-plan.ts';
import { recordEvent } from '#db/record-event.ts';
import { inTransaction } from '#db/transaction.ts';
import type { Cycle } from '#domain/cycle/cycle.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import { findCycle } from './queries.ts';

/** `version`: of the cycle that the person saw. */
export type DatesChange = Pick<Cycle, 'year' | 'stages' | 'exceptions' | 'focus'> & { version: number };

/** Other days and other focus projects for a year, until it is sealed. */
export function changeDates(
  db: Db,
  key: PlanKey,
  actor: string,
  { year, stages, exceptions, focus, version }: DatesChange,
): Promise<{ ok: true } | { ok: false; refusal: 'not-found' | 'stale' | 'cycle-move-not-now' }> {
  return inTransaction(db, async (tx) => {
    const before = await findCycle(tx, key, year);
    if (!before) return { ok: false, refusal: 'not-found' as const };
    if (before.state === 'sealed') return { ok: false, refusal: 'cycle-move-not-now' as const };
    const changed = await tx
      .updateTable('cycle')
      .set({
        stages: JSON.stringify(stages),
        exceptions: JSON.stringify(exceptions),
        focus: JSON.stringify(focus),
        version: version + 1,
      })
      .where(inPlan(key))
      .where('year', '=', year)
      .where('version', '=', version)
      .executeTakeFirst();
    if (changed.numUpdatedRows === 0n) return { ok: false, refusal: 'stale' as const };
    await recordEvent(tx, {
      municipalityId: key.municipalityId,
      actor,
      kind: 'cycle-dates-changed',
      planId: key.planId,
      subjectId: String(year),
      details: {
        before: { stages: before.stages, exceptions: before.exceptions, focus: before.focus },
        after: { stages, exceptions, focus },
      },
    });
    return { ok: true as const };
  });
}
