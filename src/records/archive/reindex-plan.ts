import type { Db } from '#db/connect.ts';
import { inTransaction } from '#db/transaction.ts';
import { holdPlanToIndex, indexPlan } from '#records/search/index-plan.ts';
import { readPlan } from './load-plan.ts';

/**
 * Makes search know one plan as the code knows it, from the texts that are stored: what an older version never told search
 * is found, and what is gone is found no more. False where every plan is known so.
 */
export function reindexPlan(db: Db): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const key = await holdPlanToIndex(tx);
    if (!key) return false;
    await indexPlan(tx, key, (await readPlan(tx, key))!);
    return true;
  });
}
