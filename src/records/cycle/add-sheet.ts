import type { Db } from '#db/connect.ts';
import { inPlan } from '#db/in-plan.ts';
import { recordAct } from '#db/record-event.ts';
import { inTransaction } from '#db/transaction.ts';
import { DONE, type Outcome, refuse } from '#domain/outcome.ts';
import type { Act } from '#domain/people/act.ts';
import { reopenProject } from '#records/plan/end-project.ts';
import { makeSheets } from './make-sheets.ts';
import { listCandidates } from './opening-queries.ts';
import { findCycle, findPlanOfYear } from './queries.ts';

/** Makes the sheet of one project after its year was opened: the project is new, or was left out, or goes on after all. */
export function addSheet(
  db: Db,
  act: Act,
  { year, project }: { year: number; project: string },
): Promise<Outcome<null, 'not-found' | 'cycle-sealed' | 'cycle-sheet-there'>> {
  const { key } = act;
  return inTransaction(db, async (tx) => {
    const plan = await findPlanOfYear(tx, key);
    const cycle = await findCycle(tx, key, year);
    if (!plan || !cycle) return refuse('not-found');
    if (cycle.state === 'sealed') return refuse('cycle-sealed');
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
      .executeTakeFirst();
    const candidate = (await listCandidates(tx, key, plan, year)).find(({ id }) => id === project);
    if (!candidate) return refuse('not-found');
    if (locked.numUpdatedRows === 0n || candidate.sheet !== null || !candidate.form)
      return refuse('cycle-sheet-there');
    const stages = isBeforeWriting(cycle.state, plan.rules?.stages.targeting === true)
      ? (['targeting', 'collecting'] as const)
      : (['collecting'] as const);
    await makeSheets(tx, key, year, [{ candidate, parts: candidate.owners }], stages);
    if (candidate.ended) await reopenProject(tx, key, project);
    await recordAct(tx, act, {
      kind: 'cycle-sheet-added',
      subjectId: String(year),
      details: { project, reopened: candidate.ended },
    });
    return DONE;
  });
}

const isBeforeWriting = (state: string, isTargeting: boolean) =>
  isTargeting && (state === 'preparing' || state === 'targeting');
