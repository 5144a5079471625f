import { inPlan } from '#db/in-plan.ts';
import type { Reader } from '#db/transaction.ts';
import { dayOf } from '#domain/calendar/day-in-japan.ts';
import type { Begun } from '#domain/cycle/board.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';

/** When the year was opened or last moved on, and when a sheet was added to it, as far as that was after a day. */
export async function findBegun(db: Reader, key: PlanKey, year: number, after: string): Promise<Begun> {
  const events = await db
    .selectFrom('event')
    .select(['at', 'kind', 'details'])
    .where(inPlan(key))
    .where('subject_id', '=', String(year))
    .where('kind', 'in', ['cycle-opened', 'cycle-moved', 'cycle-sheet-added'])
    .where('at', '>=', `${after}T00:00:00+09:00`)
    .orderBy('at')
    .execute();
  const added = events.filter(({ kind }) => kind === 'cycle-sheet-added');
  const last = events.findLast(({ kind }) => kind !== 'cycle-sheet-added');
  return {
    stage: last ? dayOf(new Date(last.at)) : null,
    projects: new Map(added.map(({ at, details }) => [String(details.project), dayOf(new Date(at))])),
  };
}
