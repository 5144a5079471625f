import { inPlan } from '#db/in-plan.ts';
import type { Reader } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';

/** A text that came second and waits for somebody to look at both. `field`: see domain/sheet/entry-name.ts. */
export type KeptAside = {
  id: string;
  departmentId: string | null;
  field: string;
  text: string;
  actor: string;
  at: string;
};

/** The texts of a sheet that wait, for one owner's part and for the sheet as a whole; the oldest first. */
export function listAside(
  db: Reader,
  key: PlanKey,
  { sheet, departmentId }: { sheet: string; departmentId: string },
): Promise<KeptAside[]> {
  return db
    .selectFrom('set_aside_text')
    .select(['id', 'department_id as departmentId', 'field', 'text', 'actor', 'at'])
    .where(inPlan(key))
    .where('sheet_id', '=', sheet)
    .where('settled_at', 'is', null)
    .where((eb) => eb.or([eb('department_id', 'is', null), eb('department_id', '=', departmentId)]))
    .orderBy('at')
    .orderBy('id')
    .execute();
}
