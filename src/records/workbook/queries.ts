import type { Selectable } from 'kysely';
import { inPlan, onPlan } from '#db/in-plan.ts';
import type { WorkbookTables } from '#db/tables-workbooks.ts';
import type { Reader } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import { labelOf } from '#records/people/department-name.ts';

/** Whose a workbook is: `department` as lists print it. */
type OfDepartment = { departmentId: string; department: string };
export type Sent = Omit<Selectable<WorkbookTables['sent_workbook']>, 'department_id'> & OfDepartment;
export type SentHead = Pick<Sent, 'id' | 'year' | 'stage' | 'actor' | 'at'> & OfDepartment;
export type Returned = Selectable<WorkbookTables['returned_workbook']>;
export type ReturnedHead = Pick<
  Returned,
  'id' | 'sent_id' | 'file_name' | 'state' | 'actor' | 'at' | 'settled_by' | 'settled_at'
> &
  Pick<Sent, 'year' | 'stage' | 'departmentId' | 'department'>;

/** The workbooks that were handed out in a year, the latest first. */
export function listSent(db: Reader, key: PlanKey, year: number): Promise<SentHead[]> {
  return db
    .selectFrom('sent_workbook')
    .select(['id', 'year', 'stage', 'actor', 'at'])
    .select(['department_id as departmentId', labelOf('sent_workbook').as('department')])
    .where(inPlan(key))
    .where('year', '=', year)
    .orderBy('at', 'desc')
    .orderBy('id')
    .execute();
}

export function findSent(db: Reader, key: PlanKey, id: string): Promise<Sent | undefined> {
  return db
    .selectFrom('sent_workbook')
    .select(['municipality_id', 'plan_id', 'id', 'year', 'stage', 'cells', 'printed', 'actor', 'at'])
    .select(['department_id as departmentId', labelOf('sent_workbook').as('department')])
    .where(inPlan(key))
    .where('id', '=', id)
    .executeTakeFirst();
}

/** What came back in a year, the latest first; what was set aside too. */
export function listReturned(db: Reader, key: PlanKey, year: number): Promise<ReturnedHead[]> {
  return db
    .selectFrom('returned_workbook as returned')
    .innerJoin('sent_workbook as sent', onPlan('sent.id', 'returned.sent_id'))
    .select(['returned.id', 'returned.sent_id', 'returned.file_name', 'returned.state', 'returned.actor'])
    .select(['returned.at', 'returned.settled_by', 'returned.settled_at'])
    .select(['sent.year', 'sent.stage', 'sent.department_id as departmentId'])
    .select(labelOf('sent').as('department'))
    .where('returned.municipality_id', '=', key.municipalityId)
    .where('returned.plan_id', '=', key.planId)
    .where('sent.year', '=', year)
    .orderBy('returned.at', 'desc')
    .orderBy('returned.id')
    .execute();
}

export function findReturned(db: Reader, key: PlanKey, id: string): Promise<Returned | undefined> {
  return db
    .selectFrom('returned_workbook')
    .selectAll()
    .where(inPlan(key))
    .where('id', '=', id)
    .executeTakeFirst();
}
