import { sql } from 'kysely';
import { inPlan } from '#db/in-plan.ts';
import type { Tx } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import { printedName } from '#records/people/department-name.ts';
import { takeOut } from '#records/search/put-entries.ts';

/** A sheet whose targets were approved is not written yet: it starts again as far as its parts of the account are. */
export async function beginWriting(tx: Tx, key: PlanKey, year: number): Promise<void> {
  await sql`
    UPDATE sheet SET state = 'draft', version = version + 1
    WHERE municipality_id = ${key.municipalityId} AND plan_id = ${key.planId} AND year = ${year}
      AND state IN ('submitted', 'returned', 'approved')
      AND NOT EXISTS (
        SELECT FROM part WHERE part.municipality_id = sheet.municipality_id AND part.plan_id = sheet.plan_id
          AND part.sheet_id = sheet.id AND part.stage = 'collecting' AND part.state <> 'draft'
      )
  `.execute(tx);
}

/** Gives every sheet and part of a year another version: what was seen before is no longer it. */
export async function outdateSheets(tx: Tx, key: PlanKey, year: number): Promise<void> {
  await tx
    .updateTable('sheet')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where(inPlan(key))
    .where('year', '=', year)
    .execute();
  await tx
    .updateTable('part')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where(inPlan(key))
    .where('sheet_id', 'in', (eb) =>
      eb.selectFrom('sheet').select('sheet.id').where(inPlan(key, 'sheet')).where('sheet.year', '=', year),
    )
    .execute();
}

/** Takes a sheet away with its parts; search finds nothing of it any more. */
export async function deleteSheet(tx: Tx, key: PlanKey, sheet: string): Promise<void> {
  await tx.deleteFrom('sheet').where(inPlan(key)).where('id', '=', sheet).execute();
  await takeOut(tx, key, { kind: 'sheet', subject: sheet });
}

/** Prints in the sheets of a year what their owners are called today: a later name is not theirs then. */
export async function printOwners(tx: Tx, key: PlanKey, year: number): Promise<void> {
  await tx
    .updateTable('rating')
    .set({ department: printedName<string | null>('rating') })
    .where(inPlan(key))
    .where('sheet_id', 'is not', null)
    .where('year', '=', year)
    .where('department_id', 'is not', null)
    .execute();
  await tx
    .updateTable('part')
    .set({ printed: printedName('part') })
    .where(inPlan(key))
    .where('sheet_id', 'in', (eb) =>
      eb.selectFrom('sheet').select('sheet.id').where(inPlan(key, 'sheet')).where('sheet.year', '=', year),
    )
    .execute();
}
