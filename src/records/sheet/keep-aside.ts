import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { inPlan } from '#db/in-plan.ts';
import type { Tx } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import type { ChangedBy } from './record-changes.ts';

/** `earlier`: what the same window has sent for this field before. */
export type AsideText = {
  departmentId: string | null;
  field: string;
  text: string;
  earlier: readonly string[];
};

/**
 * Keeps the text of the one who came second. Who goes on typing in the same field replaces what came from the same window; two
 * people with one account do not replace each other's.
 */
export async function keepAside(
  tx: Tx,
  key: PlanKey,
  sheetId: string,
  by: ChangedBy,
  texts: readonly AsideText[],
): Promise<void> {
  for (const { departmentId, field, text, earlier } of texts) {
    const at = by.now.toISOString();
    const { numUpdatedRows } = await tx
      .updateTable('set_aside_text')
      .set({ text, at })
      .where(inPlan(key))
      .where('sheet_id', '=', sheetId)
      .where('field', '=', field)
      .where('settled_at', 'is', null)
      .where('actor', '=', by.actor)
      .where('text', 'in', [...earlier, text])
      .where(sql<boolean>`department_id IS NOT DISTINCT FROM ${departmentId}::text`)
      .where(sql<boolean>`account_id IS NOT DISTINCT FROM ${by.accountId}::text`)
      .executeTakeFirst();
    if (numUpdatedRows > 0n) continue;
    await tx
      .insertInto('set_aside_text')
      .values({
        municipality_id: key.municipalityId,
        plan_id: key.planId,
        id: randomUUID(),
        sheet_id: sheetId,
        department_id: departmentId,
        field,
        text,
        actor: by.actor,
        account_id: by.accountId,
        at,
        settled_at: null,
        settled_by: null,
      })
      .execute();
  }
}
