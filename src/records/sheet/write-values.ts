import type { Tx } from '#db/transaction.ts';
import { replacedTarget, targetWrite } from '#domain/indicator/target-revision.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import { changeValue, deleteValue, insertValue } from '#records/plan/write-value.ts';
import type { SheetState } from './sheet-state-queries.ts';
import { findStoredValue, valuesOf } from './stored-text.ts';

export type TypedValue = { indicator: string; kind: 'target' | 'actual'; year: number; text: string };

/** Writes an actual value as it was typed. */
export async function writeActual(tx: Tx, key: PlanKey, state: SheetState, typed: TypedValue): Promise<void> {
  const row = findStoredValue(state, typed);
  if (!row) await addValue(tx, key, typed);
  else if (typed.text === '') await deleteValue(tx, key, row);
  else await changeValue(tx, key, row, { text: typed.text });
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
      return changeValue(tx, key, row!, { text: typed.text });
    case 'remove':
      return deleteValue(tx, key, row!);
    case 'replace':
      await changeValue(tx, key, row!, { status: 'superseded' });
      return addValue(tx, key, typed);
    case 'restore':
      if (row) await deleteValue(tx, key, row);
      return changeValue(tx, key, replacedTarget(targets)!, { status: null });
  }
}

async function addValue(tx: Tx, key: PlanKey, typed: TypedValue): Promise<void> {
  if (typed.text !== '') await insertValue(tx, key, typed);
}
