import type { Db } from '#db/connect.ts';
import { inPlan } from '#db/in-plan.ts';
import { recordEvent } from '#db/record-event.ts';
import { inTransaction, type Tx } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import { findCycle } from './queries.ts';
import { listUntouched } from './untouched-queries.ts';

/** Takes a sheet in which nobody has written out of its year; the reason stays with the year. */
export function takeOutSheet(
  db: Db,
  key: PlanKey,
  actor: string,
  { year, sheet, reason }: { year: number; sheet: string; reason: string },
): Promise<{ ok: true } | { ok: false; refusal: 'not-found' | 'cycle-sheet-written' | 'stale' }> {
  return inTransaction(db, async (tx) => {
    const cycle = await findCycle(tx, key, year);
    if (!cycle) return { ok: false, refusal: 'not-found' as const };
    const untouched = (await listUntouched(tx, key, year)).find((one) => one.sheet === sheet);
    if (!untouched || cycle.state === 'sealed') return { ok: false, refusal: 'cycle-sheet-written' as const };
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
    if (kept.numUpdatedRows === 0n) return { ok: false, refusal: 'stale' as const };
    await deleteSheet(tx, key, sheet);
    await recordEvent(tx, {
      municipalityId: key.municipalityId,
      actor,
      kind: 'cycle-sheet-removed',
      planId: key.planId,
      subjectId: String(year),
      details: { sheet, project: untouched.project, reason },
    });
    return { ok: true as const };
  });
}

/** Its parts go with it, and so does who was to read it. */
async function deleteSheet(tx: Tx, key: PlanKey, sheet: string): Promise<void> {
  await tx.deleteFrom('assignment').where(inPlan(key)).where('sheet_id', '=', sheet).execute();
  await tx.deleteFrom('sheet').where(inPlan(key)).where('id', '=', sheet).execute();
}
