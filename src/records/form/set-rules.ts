import type { Db } from '#db/connect.ts';
import { recordEvent } from '#db/record-event.ts';
import { inTransaction } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import type { PlanRules } from '#exchange/year-schema.ts';

/** Keeps the plan's rules, if nobody has changed the plan since `version`. */
export function setRules(
  db: Db,
  actor: string,
  key: PlanKey,
  version: number,
  rules: PlanRules,
): Promise<'changed' | 'stale'> {
  return inTransaction(db, async (tx) => {
    const updated = await tx
      .updateTable('plan')
      .set((eb) => ({ rules: JSON.stringify(rules), version: eb('version', '+', 1) }))
      .where('municipality_id', '=', key.municipalityId)
      .where('id', '=', key.planId)
      .where('version', '=', version)
      .executeTakeFirst();
    if (updated.numUpdatedRows === 0n) return 'stale';
    await recordEvent(tx, {
      municipalityId: key.municipalityId,
      actor,
      kind: 'rules-changed',
      planId: key.planId,
      details: { ...rules },
    });
    return 'changed';
  });
}
