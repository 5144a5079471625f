import type { Db } from '#db/connect.ts';
import { recordAct } from '#db/record-event.ts';
import { inTransaction, type Tx } from '#db/transaction.ts';
import { DONE, type Outcome, refuse } from '#domain/outcome.ts';
import type { Act } from '#domain/people/act.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import type { PlanRules } from '#exchange/year-schema.ts';

/** Keeps the plan's rules, if nobody has changed the plan since `version`. */
export function setRules(
  db: Db,
  act: Act,
  version: number,
  rules: PlanRules,
): Promise<Outcome<null, 'stale'>> {
  return inTransaction(db, async (tx) => {
    const { numUpdatedRows } = await newRules(tx, act.key, rules)
      .where('version', '=', version)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return refuse('stale');
    await recordAct(tx, act, { kind: 'rules-changed', details: { ...rules } });
    return DONE;
  });
}

/** Rules for a plan that has decided none yet; those that it has stay. */
export async function giveRules(tx: Tx, key: PlanKey, rules: PlanRules): Promise<void> {
  await newRules(tx, key, rules).where('rules', 'is', null).execute();
}

const newRules = (tx: Tx, { municipalityId, planId }: PlanKey, rules: PlanRules) =>
  tx
    .updateTable('plan')
    .set((eb) => ({ rules: JSON.stringify(rules), version: eb('version', '+', 1) }))
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', planId);
