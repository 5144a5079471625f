import { inPlan, planColumns } from '#db/in-plan.ts';
import { insertRows, type Row } from '#db/insert-rows.ts';
import type { Tx } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import type { ExchangePlan } from '#exchange/schema.ts';
import type { DepartmentsOfPlan } from '#records/people/ensure-departments.ts';

/** Writes the years of a plan as its document has them. */
export function storeCycles(
  tx: Tx,
  key: PlanKey,
  { cycles = [] }: ExchangePlan,
  { ofLabel }: Pick<DepartmentsOfPlan, 'ofLabel'>,
): Promise<void> {
  const rows = cycles.map(
    ({ leftOut, exceptions, ...cycle }): Row<'cycle'> => ({
      ...planColumns(key),
      ...cycle,
      exceptions: exceptions.map(({ department, ...one }) => ({
        departmentId: ofLabel(department),
        ...one,
      })),
      left_out: leftOut,
    }),
  );
  return insertRows(tx, 'cycle', rows);
}

/** Takes all years of a plan away, for another document to take its place. */
export async function clearCycles(tx: Tx, key: PlanKey): Promise<void> {
  await tx.deleteFrom('cycle').where(inPlan(key)).execute();
}
