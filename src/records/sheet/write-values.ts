import type { Tx } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import type { SheetState, StoredValue } from './sheet-state-queries.ts';
import { findStoredValue, valuesOf } from './stored-text.ts';

export type TypedValue = { indicator: string; kind: 'target' | 'actual'; year: number; text: string };

/**
 * Writes a value as it was typed. A target that stood in the plan before this sheet was written stays, marked as replaced, and the
 * typed one stands after it; what was typed before (`isTypedHere`) is replaced by what is typed now. Typing the plan's
 * own target again takes the change back.
 */
export async function writeValue(
  tx: Tx,
  key: PlanKey,
  state: SheetState,
  typed: TypedValue,
  isTypedHere: boolean,
): Promise<void> {
  const row = findStoredValue(state, typed);
  const replaced = valuesOf(state, typed).findLast(({ status }) => status === 'superseded');
  const isTakenBack =
    typed.kind === 'target' && isTypedHere && replaced !== undefined && replaced.text === typed.text;
  if (typed.kind === 'target' && !isTypedHere) {
    if (row) await setValue(tx, key, row, { status: 'superseded' });
    await addValue(tx, key, typed);
  } else if (isTakenBack) {
    if (row) await removeValue(tx, key, row);
    await setValue(tx, key, replaced, { status: null });
  } else if (!row) await addValue(tx, key, typed);
  else if (typed.text === '') await removeValue(tx, key, row);
  else await setValue(tx, key, row, { text: typed.text });
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
