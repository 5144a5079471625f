import { inPlan, onPlan } from '#db/in-plan.ts';
import type { Reader } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import type { Fields } from '#exchange/schema.ts';

export type PackSheet = { id: string; fields: Fields; project: Fields; form: string | null };

/** What stands on the sheets of a year, and what the plan says of their projects. */
export async function listPackSheets(db: Reader, key: PlanKey, year: number): Promise<PackSheet[]> {
  return db
    .selectFrom('sheet')
    .innerJoin('project', onPlan('project.id', 'sheet.project_id'))
    .select(['sheet.id', 'sheet.fields', 'project.fields as project', 'sheet.form_id as form'])
    .where(inPlan(key, 'sheet'))
    .where('sheet.year', '=', year)
    .execute();
}
