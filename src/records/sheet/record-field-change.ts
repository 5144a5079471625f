import { planColumns } from '#db/in-plan.ts';
import type { Tx } from '#db/transaction.ts';
import type { Act } from '#domain/people/act.ts';

/** Writes down a change of a field of the whole sheet, in the transaction of the change. */
export async function recordFieldChange(
  tx: Tx,
  { key, actor, now }: Act,
  sheetId: string,
  change: { field: string; before: string; after: string },
): Promise<void> {
  await tx
    .insertInto('field_change')
    .values({
      ...planColumns(key),
      sheet_id: sheetId,
      department_id: null,
      ...change,
      actor: actor.label,
      account_id: actor.accountId,
      on_behalf_of: null,
      at: now.toISOString(),
    })
    .execute();
}
