import type { Db } from '#db/connect.ts';
import { inPlan } from '#db/in-plan.ts';
import { recordAct } from '#db/record-event.ts';
import { inTransaction } from '#db/transaction.ts';
import type { Cycle } from '#domain/cycle/cycle.ts';
import { DONE, type Outcome, refuse } from '#domain/outcome.ts';
import type { Act } from '#domain/people/act.ts';
import { findCycle } from './queries.ts';

/** `version`: of the cycle that the person saw. */
export type DatesChange = Pick<Cycle, 'year' | 'stages' | 'exceptions' | 'focus'> & { version: number };

/** Other days and other focus projects for a year, until it is sealed. */
export function changeDates(
  db: Db,
  act: Act,
  { year, stages, exceptions, focus, version }: DatesChange,
): Promise<Outcome<null, 'not-found' | 'stale' | 'cycle-sealed'>> {
  const { key } = act;
  return inTransaction(db, async (tx) => {
    const before = await findCycle(tx, key, year);
    if (!before) return refuse('not-found');
    if (before.state === 'sealed') return refuse('cycle-sealed');
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
    if (changed.numUpdatedRows === 0n) return refuse('stale');
    await recordAct(tx, act, {
      kind: 'cycle-dates-changed',
      subjectId: String(year),
      details: {
        before: { stages: before.stages, exceptions: before.exceptions, focus: before.focus },
        after: { stages, exceptions, focus },
      },
    });
    return DONE;
  });
}
