import type { Db } from '#db/connect.ts';
import type { InstallationKey } from '#db/installation-key.ts';
import { recordEvent } from '#db/record-event.ts';
import { inTransaction } from '#db/transaction.ts';
import { dayOf } from '#domain/calendar/day-in-japan.ts';
import { dueOn } from '#domain/cycle/cycle.ts';
import { writingStage } from '#domain/cycle/deadline.ts';
import type { Actor } from '#domain/people/actor.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import { titleOfPlan } from '#exchange/labels.ts';
import { findCycle, findPlanOfYear } from '#records/cycle/queries.ts';
import { findOpenSheets } from './find-open-sheets.ts';
import { type MadeWorkbook, makeWorkbook } from './make-workbook.ts';

/** `departments` null: all that have something to fill in. `note`: what is said to them on the first tab. */
export type Sending = { year: number; departments: readonly string[] | null; note: string };
export type Outcome =
  | { ok: true; workbooks: MadeWorkbook[] }
  | { ok: false; refusal: 'not-found' | 'workbook-not-now' | 'workbook-nothing-open' };
type By = { actor: Actor; now: Date; installation: InstallationKey };

/** Makes a workbook for each department, and keeps what was sent: what comes back is compared with it. */
export async function sendWorkbooks(
  db: Db,
  key: PlanKey,
  { year, departments, note }: Sending,
  { actor, now, installation }: By,
): Promise<Outcome> {
  const plan = await findPlanOfYear(db.kysely, key);
  const cycle = await findCycle(db.kysely, key, year);
  if (!plan || !cycle) return { ok: false, refusal: 'not-found' };
  const stage = writingStage(cycle.state);
  if (stage === null) return { ok: false, refusal: 'workbook-not-now' };
  // One state of the database, so that a sheet and the texts in its cells are of one moment.
  const open = await db.kysely
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute((tx) => findOpenSheets(tx, key, { year, stage, departments }));
  const workbooks: MadeWorkbook[] = [];
  for (const [department, sheets] of open) {
    const due = dueOn(cycle, stage, department);
    const about = { department, due, from: actor.label, note, sheets, year, stage, today: dayOf(now) };
    const names = { municipality: actor.municipality.name, plan: titleOfPlan(plan) };
    workbooks.push(await makeWorkbook({ ...about, ...names }, installation));
  }
  if (workbooks.length === 0) return { ok: false, refusal: 'workbook-nothing-open' };
  await inTransaction(db, async (tx) => {
    for (const { id, department, cells, printed } of workbooks) {
      await tx
        .insertInto('sent_workbook')
        .values({
          municipality_id: key.municipalityId,
          plan_id: key.planId,
          id,
          year,
          stage,
          department,
          cells: JSON.stringify(cells),
          printed: JSON.stringify(printed),
          actor: actor.label,
          at: now.toISOString(),
        })
        .execute();
      await recordEvent(tx, {
        municipalityId: key.municipalityId,
        actor: actor.label,
        kind: 'workbook-sent',
        planId: key.planId,
        subjectId: id,
        details: { department, year, stage },
      });
    }
  });
  return { ok: true, workbooks };
}
