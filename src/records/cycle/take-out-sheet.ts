import type { Db } from '#db/connect.ts';
import { inPlan } from '#db/in-plan.ts';
import { recordAct } from '#db/record-event.ts';
import { inTransaction } from '#db/transaction.ts';
import { DONE, type Outcome, refuse } from '#domain/outcome.ts';
import type { Act } from '#domain/people/act.ts';
import { deleteSheet } from '#records/sheet/year-of-sheets.ts';
import { dropAssignments } from './change-division.ts';
import { findCycle } from './queries.ts';
import { listUntouched } from './untouched-queries.ts';

/** Takes a sheet in which nobody has written out of its year; the reason stays with the year. */
export function takeOutSheet(
  db: Db,
  act: Act,
  { year, sheet, reason }: { year: number; sheet: string; reason: string },
): Promise<Outcome<null, 'not-found' | 'cycle-sealed' | 'cycle-sheet-written' | 'stale'>> {
  const { key } = act;
  return inTransaction(db, async (tx) => {
    const cycle = await findCycle(tx, key, year);
    if (!cycle) return refuse('not-found');
    if (cycle.state === 'sealed') return refuse('cycle-sealed');
    const untouched = (await listUntouched(tx, key, year)).find((one) => one.sheet === sheet);
    if (!untouched) return refuse('cycle-sheet-written');
    const leftOut = [
      ...cycle.leftOut.filter(({ project }) => project !== untouched.project),
      { project: untouched.project, reason },
    ];
    const kept = await tx
      .updateTable('cycle')
      .set({
        left_out: JSON.stringify(leftOut),
        focus: JSON.stringify(cycle.focus.filter((project) => project !== untouched.project)),
        version: cycle.version + 1,
      })
      .where(inPlan(key))
      .where('year', '=', year)
      .where('version', '=', cycle.version)
      .executeTakeFirst();
    if (kept.numUpdatedRows === 0n) return refuse('stale');
    await dropAssignments(tx, key, [sheet]);
    await deleteSheet(tx, key, sheet);
    await recordAct(tx, act, {
      kind: 'cycle-sheet-removed',
      subjectId: String(year),
      details: { sheet, project: untouched.project, reason },
    });
    return DONE;
  });
}
