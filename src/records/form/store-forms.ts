import { inPlan, planColumns } from '#db/in-plan.ts';
import { insertRows, type Row } from '#db/insert-rows.ts';
import type { Tx } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import type { ExchangePlan } from '#exchange/schema.ts';

/** Writes every version of every form of a plan. */
export function storeForms(tx: Tx, key: PlanKey, { forms = [] }: ExchangePlan): Promise<void> {
  const rows = forms.map(
    ({ appliesTo, ...form }, position): Row<'form'> => ({
      ...planColumns(key),
      ...form,
      applies_to: appliesTo,
      position,
    }),
  );
  return insertRows(tx, 'form', rows);
}

/** Takes all forms of a plan away, for another document to take its place; the sheets have gone before. */
export async function clearForms(tx: Tx, key: PlanKey): Promise<void> {
  await tx.deleteFrom('form').where(inPlan(key)).execute();
}
