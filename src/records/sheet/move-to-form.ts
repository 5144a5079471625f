import { inPlan } from '#db/in-plan.ts';
import type { Tx } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';

/**
 * Sheets that go over to another version of their form. Their texts are not touched; their version goes up, so that who has an
 * older page of one open is told instead of saving into fields that are gone.
 */
export async function moveSheetsToForm(
  tx: Tx,
  key: PlanKey,
  sheets: readonly string[],
  formVersion: number,
): Promise<void> {
  if (sheets.length === 0) return;
  await tx
    .updateTable('sheet')
    .set((eb) => ({ form_version: formVersion, version: eb('version', '+', 1) }))
    .where(inPlan(key))
    .where('id', 'in', sheets)
    .execute();
}
