import { sql } from 'kysely';
import { inPlan, planColumns } from '#db/in-plan.ts';
import { insertRows } from '#db/insert-rows.ts';
import type { Tx } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import { FOLD, foldForSearch } from '#domain/text/fold.ts';
import type { ExchangePlan } from '#exchange/schema.ts';
import { searchEntries, TEXTS } from './search-entries.ts';

const WAY = { texts: TEXTS, fold: FOLD };

/** Puts every text of a plan, as it is told here, in the place of what search knew of it. */
export async function indexPlan(tx: Tx, key: PlanKey, plan: ExchangePlan): Promise<void> {
  await tx.deleteFrom('search_entry').where(inPlan(key)).execute();
  const rows = searchEntries(plan)
    .filter(({ text }) => text.trim() !== '')
    .map((entry, position) => ({
      ...planColumns(key),
      position,
      ...entry,
      folded: foldForSearch(entry.text),
    }));
  await insertRows(tx, 'search_entry', rows);
  await tx
    .insertInto('search_index')
    .values({ ...planColumns(key), ...WAY })
    .onConflict((conflict) => conflict.columns(['municipality_id', 'plan_id']).doUpdateSet(WAY))
    .execute();
}

/**
 * A plan that search knows in another way than the code's, for whoever indexes it anew; undefined where there is none. It stays
 * until the end of the transaction, and until then nobody else changes what search knows: what is read of the plan from now on
 * is what was written last.
 */
export async function holdPlanToIndex(tx: Tx): Promise<PlanKey | undefined> {
  const key = await tx
    .selectFrom('plan')
    .leftJoin('search_index', (join) =>
      join
        .onRef('search_index.municipality_id', '=', 'plan.municipality_id')
        .onRef('search_index.plan_id', '=', 'plan.id')
        .on('search_index.texts', '=', TEXTS)
        .on('search_index.fold', '=', FOLD),
    )
    .select(['plan.municipality_id as municipalityId', 'plan.id as planId'])
    .where('search_index.plan_id', 'is', null)
    .orderBy('plan.created_at', 'desc')
    .limit(1)
    // Before the table: so does who deletes a plan.
    .forKeyShare('plan')
    .executeTakeFirst();
  if (key) await sql`LOCK TABLE search_entry IN SHARE ROW EXCLUSIVE MODE`.execute(tx);
  return key;
}
