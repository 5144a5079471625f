import type { Tx } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';

/** Writes down a change of a field of the whole sheet, in the transaction of the change. */
export async function recordFieldChange(
  tx: Tx,
  key: PlanKey,
  sheetId: string,
  change: { field: string; before: string; after: string },
  by: { label: string; accountId: string | null; now: Date },
): Promise<void> {
  await tx
    .insertInto('field_change')
    .values({
      municipality_id: key.municipalityId,
      plan_id: key.planId,
      sheet_id: sheetId,
      department: null,
      ...change,
      actor: by.label,
      account_id: by.accountId,
      on_behalf_of: null,
      at: by.now.toISOString(),
    })
    .execute();
}
