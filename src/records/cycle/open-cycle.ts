import type { Db } from '#db/connect.ts';
import { inPlan } from '#db/in-plan.ts';
import { recordAct } from '#db/record-event.ts';
import { inTransaction, type Tx } from '#db/transaction.ts';
import { type Cycle, isOn } from '#domain/cycle/cycle.ts';
import { planOpening } from '#domain/cycle/plan-opening.ts';
import { DONE, type Outcome, refuse } from '#domain/outcome.ts';
import type { Act } from '#domain/people/act.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import { endProject } from '#records/plan/end-project.ts';
import { holdYear } from '#records/plan/hold-year.ts';
import { carryTargets } from './carry-targets.ts';
import { addParts, makeSheets, type NewSheet } from './make-sheets.ts';
import { listCandidates, type Row } from './opening-queries.ts';
import { findPlanOfYear, type PlanOfYear, switchesOf } from './queries.ts';

/** What the secretariat saw and decided. `token`: of the page that was sent; the same page sent twice opens one year. */
export type Opening = Pick<Cycle, 'year' | 'stages' | 'exceptions' | 'focus' | 'leftOut'> & {
  kept: readonly string[];
  planVersion: number;
  token: string;
};
export type OpeningRefusal = 'not-found' | 'cycle-sealed' | 'cycle-there' | 'stale';

/** Opens a year: the cycle, a sheet for each live project, a part for each owner, all or nothing. Nobody is told yet. */
export function openCycle(db: Db, act: Act, opening: Opening): Promise<Outcome<null, OpeningRefusal>> {
  const { key } = act;
  return inTransaction(db, async (tx): Promise<Outcome<null, OpeningRefusal>> => {
    const plan = await findPlanOfYear(tx, key);
    if (!plan) return refuse('not-found');
    if ((await holdYear(tx, key, opening.year)).isSealed) return refuse('cycle-sealed');
    if (!(await insertCycle(tx, key, opening)))
      return (await wasOpenedBy(tx, key, opening)) ? DONE : refuse('cycle-there');
    if (plan.version !== opening.planVersion) {
      // The cycle's row must not stay: only an exception undoes it, and a refusal is none.
      await deleteCycle(tx, key, opening.year);
      return refuse('stale');
    }
    const rows = planOpening(opening.year, await listCandidates(tx, key, plan, opening.year), opening);
    await makeYear(tx, key, plan, opening.year, rows);
    await closeProjects(tx, key, opening.year, rows);
    await recordAct(tx, act, {
      kind: 'cycle-opened',
      subjectId: String(opening.year),
      details: {
        token: opening.token,
        made: rows.filter(({ kind }) => kind === 'made').length,
        takenOver: rows.filter(({ kind }) => kind === 'taken-over').length,
        closed: rows.flatMap((row) => (row.kind === 'closes' ? [row.project.id] : [])),
        leftOut: opening.leftOut,
      },
    });
    return DONE;
  });
}

async function insertCycle(tx: Tx, key: PlanKey, opening: Opening): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('cycle')
    .values({
      municipality_id: key.municipalityId,
      plan_id: key.planId,
      year: opening.year,
      state: 'preparing',
      stages: JSON.stringify(opening.stages),
      exceptions: JSON.stringify(opening.exceptions),
      focus: JSON.stringify(opening.focus),
      left_out: JSON.stringify(opening.leftOut),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

async function wasOpenedBy(tx: Tx, key: PlanKey, { year, token }: Opening): Promise<boolean> {
  const event = await tx
    .selectFrom('event')
    .select('details')
    .where(inPlan(key))
    .where('kind', '=', 'cycle-opened')
    .where('subject_id', '=', String(year))
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return event?.details.token === token;
}

async function deleteCycle(tx: Tx, key: PlanKey, year: number): Promise<void> {
  await tx.deleteFrom('cycle').where(inPlan(key)).where('year', '=', year).execute();
}

async function makeYear(
  tx: Tx,
  key: PlanKey,
  plan: PlanOfYear,
  year: number,
  rows: readonly Row[],
): Promise<void> {
  const isTargeting = isOn.targeting(switchesOf(plan));
  const stages = isTargeting ? (['targeting', 'collecting'] as const) : (['collecting'] as const);
  const of = (kind: Row['kind']) =>
    rows.flatMap((row): NewSheet[] =>
      row.kind === kind ? [{ candidate: row.project, parts: row.parts }] : [],
    );
  await makeSheets(tx, key, year, of('made'), stages);
  await addParts(tx, key, of('taken-over'), stages);
  if (isTargeting) await carryTargets(tx, key, year, of('made'));
}

/** Who was finished last year has its last sheet there. */
async function closeProjects(tx: Tx, key: PlanKey, year: number, rows: readonly Row[]): Promise<void> {
  for (const row of rows) {
    if (row.kind !== 'closes') continue;
    await endProject(tx, key, row.project.id, { year: year - 1, reason: row.code });
  }
}
