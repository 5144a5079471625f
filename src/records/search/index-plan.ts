import { inPlan, planColumns } from '#db/in-plan.ts';
import { insertRows } from '#db/insert-rows.ts';
import type { Tx } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import { FOLD, foldForSearch } from '#domain/text/fold.ts';
import type { ExchangePlan } from '#exchange/schema.ts';
import { searchEntries } from './search-entries.ts';

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
      fold: FOLD,
    }));
  await insertRows(tx, 'search_entry', rows);
}
