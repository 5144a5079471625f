import { sql } from 'kysely';
import type { Tx } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';

/** One field that somebody changed. `field`: see domain/sheet/entry-name.ts. */
export type FieldChange = { departmentId: string | null; field: string; before: string; after: string };

export type ChangedBy = { actor: string; accountId: string | null; onBehalfOf: string | null; now: Date };

const MINUTES_OF_ONE_CHANGE = 10;

/**
 * Writes down who changed what, in the transaction of the change. What one person types into a field within ten minutes, with
 * nobody else in between, is one change: the text before the first key, and the text after the last. A move of the sheet ends
 * it: what was sent back and what came again are two texts, however quickly it came. Gives back the changes that began here.
 */
export async function recordChanges<Change extends FieldChange>(
  tx: Tx,
  key: PlanKey,
  sheetId: string,
  by: ChangedBy,
  changes: readonly Change[],
): Promise<Change[]> {
  if (changes.length === 0) return [];
  const at = by.now.toISOString();
  const since = new Date(by.now.getTime() - MINUTES_OF_ONE_CHANGE * 60_000).toISOString();
  const { rows } = await sql<Pick<FieldChange, 'field' | 'departmentId'>>`
    WITH incoming AS (
      SELECT "departmentId" AS department_id, field, before, after FROM jsonb_to_recordset(${JSON.stringify(changes)}::jsonb)
        AS one("departmentId" text, field text, before text, after text)
    ), latest AS (
      SELECT DISTINCT ON (field_change.field, field_change.department_id) field_change.*, incoming.after AS typed
      FROM field_change JOIN incoming
        ON incoming.field = field_change.field
        AND incoming.department_id IS NOT DISTINCT FROM field_change.department_id
      WHERE field_change.sheet_id = ${sheetId} AND field_change.plan_id = ${key.planId}
        AND field_change.municipality_id = ${key.municipalityId}
      ORDER BY field_change.field, field_change.department_id, field_change.id DESC
    ), continued AS (
      UPDATE field_change SET after = latest.typed, at = ${at}::timestamptz
      FROM latest
      WHERE field_change.municipality_id = latest.municipality_id AND field_change.id = latest.id
        AND latest.actor = ${by.actor} AND latest.account_id IS NOT DISTINCT FROM ${by.accountId}::text
        AND latest.on_behalf_of IS NOT DISTINCT FROM ${by.onBehalfOf}::text
        AND latest.at >= ${since}::timestamptz
        AND NOT EXISTS (
          SELECT 1 FROM event
          WHERE event.municipality_id = ${key.municipalityId} AND event.at >= latest.at
            AND event.kind = 'sheet-moved' AND event.plan_id = ${key.planId} AND event.subject_id = ${sheetId}
        )
      RETURNING field_change.field, field_change.department_id
    )
    INSERT INTO field_change (municipality_id, plan_id, sheet_id, department_id, field, before, after,
      actor, account_id, on_behalf_of, at)
    SELECT ${key.municipalityId}, ${key.planId}, ${sheetId}, department_id, field, before, after,
      ${by.actor}, ${by.accountId}, ${by.onBehalfOf}, ${at}::timestamptz
    FROM incoming
    WHERE NOT EXISTS (
      SELECT 1 FROM continued
      WHERE continued.field = incoming.field AND continued.department_id IS NOT DISTINCT FROM incoming.department_id
    )
    RETURNING field, department_id AS "departmentId"
  `.execute(tx);
  return changes.filter((one) =>
    rows.some(({ field, departmentId }) => field === one.field && departmentId === one.departmentId),
  );
}
