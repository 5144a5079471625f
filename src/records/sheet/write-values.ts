import { inPlan } from '#db/in-plan.ts';
import type { Tx } from '#db/transaction.ts';
import { replacedTarget, targetWrite } from '#domain/indicator/target-revision.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import type { SheetState, StoredValue } from './sheet-state-queries.ts';
import { findStoredValue, valuesOf } from './stored-text.ts';

export type TypedValue = { indicator: string; kind: 'target' | 'actual'; year: number; text: string };

/** Writes an actual value as it was typed. */
export async function writeActual(tx: Tx, key: PlanKey, state: SheetState, typed: TypedValue): Promise<void> {
  const row = findStoredValue(state, typed);
  if (!row) await addValue(tx, key, typed);
  else if (typed.text === '') await removeValue(tx, key, row);
  else await setValue(tx, key, row, { text: typed.text });
}

/** Writes a target as it was typed; what becomes of the one before, `targetWrite` decides. */
export async function writeTarget(
  tx: Tx,
  key: PlanKey,
  state: SheetState,
  typed: TypedValue,
  isSet: boolean,
): Promise<void> {
  const row = findStoredValue(state, typed);
  const targets = valuesOf(state, typed);
  switch (targetWrite(targets, typed.text, isSet)) {
    case 'none':
      return;
    case 'add':
      return addValue(tx, key, typed);
    case 'rewrite':
      return setValue(tx, key, row!, { text: typed.text });
    case 'remove':
      return removeValue(tx, key, row!);
    case 'replace':
      await setValue(tx, key, row!, { status: 'superseded' });
      return addValue(tx, key, typed);
    case 'restore':
      if (row) await removeValue(tx, key, row);
      return setValue(tx, key, replacedTarget(targets)!, { status: null });
  }
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

async function addValue(tx: Tx, key: PlanKey, { indicator, kind, year, text }: TypedValue) {
  if (text === '') return;
  await tx
    .insertInto('indicator_value')
    .values({
      municipality_id: key.municipalityId,
      plan_id: key.planId,
      indicator_id: indicator,
      kind,
      year,
      text,
      reason: null,
      status: null,
    })
    .execute();
}

const at = (key: PlanKey, { indicator, position }: StoredValue) => ({
  municipality_id: key.municipalityId,
  plan_id: key.planId,
  indicator_id: indicator,
  position,
});

async function setValue(
  tx: Tx,
  key: PlanKey,
  row: StoredValue,
  change: { text?: string; status?: 'superseded' | null },
) {
  await tx
    .updateTable('indicator_value')
    .set(change)
    .where((eb) => eb.and(at(key, row)))
    .execute();
}

async function removeValue(tx: Tx, key: PlanKey, row: StoredValue) {
  await tx
    .deleteFrom('indicator_value')
    .where((eb) => eb.and(at(key, row)))
    .execute();
}
