import type { Db } from '#db/connect.ts';
import { inPlan } from '#db/in-plan.ts';
import { recordEvent } from '#db/record-event.ts';
import { inTransaction } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import { partNames } from '#domain/sheet/part.ts';
import { insertSheets } from './insert-sheets.ts';
import { listCandidates } from './opening-queries.ts';
import { findCycle, findPlanOfYear } from './queries.ts';

/** Makes the sheet of one project after its year was opened: the project is new, or was left out, or goes on after all. */
export function addSheet(
  db: Db,
  key: PlanKey,
  actor: string,
  { year, project }: { year: number; project: string },
): Promise<{ ok: true } | { ok: false; refusal: 'not-found' | 'cycle-sheet-there' }> {
  return inTransaction(db, async (tx) => {
    const plan = await findPlanOfYear(tx, key);
    const cycle = await findCycle(tx, key, year);
    if (!plan || !cycle) return { ok: false, refusal: 'not-found' as const };
    // Whoever comes second waits here, and then finds the sheet.
    const locked = await tx
      .updateTable('cycle')
      .set((eb) => ({
        left_out: JSON.stringify(cycle.leftOut.filter((one) => one.project !== project)),
        version: eb('version', '+', 1),
      }))
      .where(inPlan(key))
      .where('year', '=', year)
      .where('version', '=', cycle.version)
      .where('state', '!=', 'sealed')
      .executeTakeFirst();
    const candidate = (await listCandidates(tx, key, plan, year)).find(({ id }) => id === project);
    if (!candidate) return { ok: false, refusal: 'not-found' as const };
    if (locked.numUpdatedRows === 0n || candidate.sheet !== null || !candidate.form)
      return { ok: false, refusal: 'cycle-sheet-there' as const };
    const stages = isBeforeWriting(cycle.state, plan.rules?.stages.targeting === true)
      ? (['targeting', 'collecting'] as const)
      : (['collecting'] as const);
    await insertSheets(tx, key, year, [{ candidate, parts: partNames(candidate.owners) }], stages);
    if (candidate.ended)
      await tx
        .updateTable('project')
        .set({ ended: null })
        .where(inPlan(key))
        .where('id', '=', project)
        .execute();
    await recordEvent(tx, {
      municipalityId: key.municipalityId,
      actor,
      kind: 'cycle-sheet-added',
      planId: key.planId,
      subjectId: String(year),
      details: { project, reopened: candidate.ended },
    });
    return { ok: true as const };
  });
}

const isBeforeWriting = (state: string, isTargeting: boolean) =>
  isTargeting && (state === 'preparing' || state === 'targeting');
