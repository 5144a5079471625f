import { inPlan, planColumns } from '#db/in-plan.ts';
import type { Tx } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';

/** A stored value of an indicator by its place. */
export type ValuePlace = { indicator: string; position: number };

/** One more value of an indicator, behind those that it has. */
export async function insertValue(
  tx: Tx,
  key: PlanKey,
  {
    indicator,
    kind,
    year,
    text,
  }: { indicator: string; kind: 'target' | 'actual'; year: number; text: string },
): Promise<void> {
  await tx
    .insertInto('indicator_value')
    .values({ ...planColumns(key), indicator_id: indicator, kind, year, text, reason: null, status: null })
    .execute();
}

export async function changeValue(
  tx: Tx,
  key: PlanKey,
  { indicator, position }: ValuePlace,
  change: { text?: string; status?: 'superseded' | null },
): Promise<void> {
  await tx
    .updateTable('indicator_value')
    .set(change)
    .where(inPlan(key))
    .where('indicator_id', '=', indicator)
    .where('position', '=', position)
    .execute();
}

export async function deleteValue(tx: Tx, key: PlanKey, { indicator, position }: ValuePlace): Promise<void> {
  await tx
    .deleteFrom('indicator_value')
    .where(inPlan(key))
    .where('indicator_id', '=', indicator)
    .where('position', '=', position)
    .execute();
}

/** Writes why the target in force is another one than before. One that was cleared has no place for it; the history keeps it. */
export async function writeReason(
  tx: Tx,
  key: PlanKey,
  { indicator, year, text }: { indicator: string; year: number; text: string },
): Promise<void> {
  await tx
    .updateTable('indicator_value')
    .set({ reason: text.trim() === '' ? null : text })
    .where(inPlan(key))
    .where('indicator_id', '=', indicator)
    .where('kind', '=', 'target')
    .where('year', '=', year)
    .where('status', 'is distinct from', 'superseded')
    .execute();
}
