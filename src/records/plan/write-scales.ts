import { inPlan, planColumns } from '#db/in-plan.ts';
import type { Tx } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import type { ExchangeRatingScale } from '#exchange/schema.ts';

/** Puts scales behind those that the plan has. */
export async function insertScales(
  tx: Tx,
  key: PlanKey,
  scales: readonly ExchangeRatingScale[],
): Promise<void> {
  if (scales.length === 0) return;
  const last = await tx
    .selectFrom('rating_scale')
    .select(({ fn }) => fn.max('position').as('position'))
    .where(inPlan(key))
    .executeTakeFirst();
  const next = (last?.position ?? -1) + 1;
  await tx
    .insertInto('rating_scale')
    .values(
      scales.map(({ codes, ...scale }, at) => ({
        ...planColumns(key),
        ...scale,
        position: next + at,
        codes: JSON.stringify(codes),
      })),
    )
    .execute();
}

/** False where the plan has no such scale. */
export async function updateScale(
  tx: Tx,
  key: PlanKey,
  { id, name, best, codes }: ExchangeRatingScale,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('rating_scale')
    .set({ name, best, codes: JSON.stringify(codes) })
    .where(inPlan(key))
    .where('id', '=', id)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** The scale that is gone now; undefined where there was none. */
export function deleteScale(
  tx: Tx,
  key: PlanKey,
  id: string,
): Promise<{ id: string; name: string } | undefined> {
  return tx
    .deleteFrom('rating_scale')
    .where(inPlan(key))
    .where('id', '=', id)
    .returning(['id', 'name'])
    .executeTakeFirst();
}
