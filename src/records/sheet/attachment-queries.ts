import { inPlan } from '#db/in-plan.ts';
import type { Reader } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';

/** A file beside a sheet (根拠資料), without its content. `departmentId`: whose it is; null for the sheet as a whole. */
export type Attachment = {
  id: string;
  departmentId: string | null;
  /** Key of the form's field. */
  field: string;
  name: string;
  size: number;
  actor: string;
  at: string;
};

/** The files of a sheet, in the order in which they came; removed ones are not listed. */
export function listAttachments(db: Reader, key: PlanKey, sheet: string): Promise<Attachment[]> {
  return db
    .selectFrom('attachment')
    .select(['id', 'department_id as departmentId', 'field', 'name', 'size', 'actor', 'at'])
    .where(inPlan(key))
    .where('sheet_id', '=', sheet)
    .where('removed_at', 'is', null)
    .orderBy('at')
    .orderBy('id')
    .execute();
}

/** One file with its content. */
export function findAttachment(db: Reader, key: PlanKey, sheet: string, id: string) {
  return db
    .selectFrom('attachment')
    .select(['id', 'name', 'media_type', 'content', 'department_id'])
    .where(inPlan(key))
    .where('sheet_id', '=', sheet)
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
}
