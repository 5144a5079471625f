import { inPlan, planColumns } from '#db/in-plan.ts';
import { insertRows, type Row } from '#db/insert-rows.ts';
import type { Tx } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import type { ExchangePlan } from '#exchange/schema.ts';

/** Writes the opinions of a plan with their answers, in the document's order. */
export function storeOpinions(tx: Tx, key: PlanKey, { opinions = [] }: ExchangePlan): Promise<void> {
  const rows = opinions.map(
    ({ sheet, node, by, main = null, ...opinion }, position): Row<'opinion'> => ({
      ...planColumns(key),
      ...opinion,
      position,
      sheet_id: sheet,
      node_id: node,
      given_by: by,
      main_place: main,
    }),
  );
  return insertRows(tx, 'opinion', rows);
}

/** Takes all opinions of a plan away, for another document to take its place. */
export async function clearOpinions(tx: Tx, key: PlanKey): Promise<void> {
  await tx.deleteFrom('opinion').where(inPlan(key)).execute();
}
