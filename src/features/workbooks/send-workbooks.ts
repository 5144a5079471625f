import type { Db } from '#db/connect.ts';
import type { InstallationKey } from '#db/installation-key.ts';
import { inTransaction } from '#db/transaction.ts';
import { dayOf } from '#domain/calendar/day-in-japan.ts';
import { dueOn } from '#domain/cycle/cycle.ts';
import { writingStage } from '#domain/cycle/deadline.ts';
import { done, type Outcome, refuse } from '#domain/outcome.ts';
import type { Act } from '#domain/people/act.ts';
import { titleOfPlan } from '#exchange/labels.ts';
import { findCycle, findPlanOfYear } from '#records/cycle/queries.ts';
import { holdYear } from '#records/plan/hold-year.ts';
import { keepSent } from '#records/workbook/keep-workbooks.ts';
import { findOpenSheets } from './find-open-sheets.ts';
import { type MadeWorkbook, makeWorkbook } from './make-workbook.ts';

/** `departmentIds` null: all that have something to fill in. `note`: what is said to them on the first tab. */
export type Sending = { year: number; departmentIds: readonly string[] | null; note: string };
type Refusal = 'not-found' | 'cycle-sealed' | 'workbook-not-now' | 'workbook-nothing-open';

/** Makes a workbook for each department, and keeps what was sent: what comes back is compared with it. */
export async function sendWorkbooks(
  db: Db,
  act: Act,
  installation: InstallationKey,
  { year, departmentIds, note }: Sending,
): Promise<Outcome<MadeWorkbook[], Refusal>> {
  const { key, actor, now } = act;
  const plan = await findPlanOfYear(db.kysely, key);
  const cycle = await findCycle(db.kysely, key, year);
  if (!plan || !cycle) return refuse('not-found');
  if (cycle.state === 'sealed') return refuse('cycle-sealed');
  const stage = writingStage(cycle.state);
  if (stage === null) return refuse('workbook-not-now');
  // One state of the database, so that a sheet and the texts in its cells are of one moment.
  const open = await db.kysely
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute((tx) => findOpenSheets(tx, key, { year, stage, departmentIds }));
  const workbooks: MadeWorkbook[] = [];
  for (const { id: departmentId, label: department, sheets } of open) {
    const due = dueOn(cycle, stage, departmentId);
    const about = {
      departmentId,
      department,
      due,
      from: actor.label,
      note,
      sheets,
      year,
      stage,
      today: dayOf(now),
    };
    const names = { municipality: actor.municipality.name, plan: titleOfPlan(plan) };
    workbooks.push(await makeWorkbook({ ...about, ...names }, installation));
  }
  if (workbooks.length === 0) return refuse('workbook-nothing-open');
  return inTransaction(db, async (tx) => {
    if ((await holdYear(tx, key, year)).isSealed) return refuse('cycle-sealed');
    for (const workbook of workbooks) await keepSent(tx, act, { ...workbook, year, stage });
    return done(workbooks);
  });
}
