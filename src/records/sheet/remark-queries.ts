import { inPlan } from '#db/in-plan.ts';
import type { Reader } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import { nameOnSheet } from '#records/people/department-name.ts';

/** A remark or an answer to it. `actor`: post, not person. */
export type RemarkText = { id: string; text: string; actor: string; at: string };

/** A thread 指摘と返信: the first remark with its answers, oldest first. */
export type RemarkThread = RemarkText & {
  sheet: string;
  /** Whose part it is about, and how the sheet prints it; null for the sheet as a whole. */
  departmentId: string | null;
  department: string | null;
  /** The field's key; null for the sheet as a whole. */
  field: string | null;
  resolved: { at: string; by: string } | null;
  answers: RemarkText[];
};

/** The threads of a plan, of some sheets of it or of one, in the order in which they were begun. `open`: only those that nobody has resolved. */
export async function listRemarks(
  db: Reader,
  key: PlanKey,
  only: { sheet?: string; sheets?: readonly string[]; open?: boolean } = {},
): Promise<RemarkThread[]> {
  if (only.sheets?.length === 0) return [];
  const rows = await db
    .selectFrom('remark')
    .select(['id', 'sheet_id', 'department_id', 'field', 'parent_id', 'text', 'actor', 'at'])
    .select(['resolved_at', 'resolved_by', nameOnSheet<string | null>('remark').as('department')])
    .where(inPlan(key))
    .$if(only.sheet !== undefined, (query) => query.where('sheet_id', '=', only.sheet!))
    .$if(only.sheets !== undefined, (query) => query.where('sheet_id', 'in', only.sheets!))
    .orderBy('at')
    .orderBy('id')
    .execute();
  const said = ({ id, text, actor, at }: RemarkText): RemarkText => ({ id, text, actor, at });
  return rows
    .filter((row) => row.parent_id === null && (!only.open || row.resolved_at === null))
    .map((row) => ({
      ...said(row),
      sheet: row.sheet_id,
      departmentId: row.department_id,
      department: row.department,
      field: row.field,
      resolved: row.resolved_at === null ? null : { at: row.resolved_at, by: row.resolved_by ?? '' },
      answers: rows.filter((one) => one.parent_id === row.id).map(said),
    }));
}
