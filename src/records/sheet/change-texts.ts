import type { Tx } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import { entryKey } from '#domain/sheet/entry-name.ts';
import type { Fields } from '#exchange/schema.ts';
import { indexIndicators } from '#records/plan/index-indicators.ts';
import { ownerOf } from './asked-entries.ts';
import { indexReasons, indexTexts } from './index-sheet.ts';
import { type ChangedBy, recordChanges } from './record-changes.ts';
import type { SheetState, Stage } from './sheet-state-queries.ts';
import type { SheetStanding } from './standing-queries.ts';
import { type WrittenEntry, writeEntries } from './write-entries.ts';

/** The sheet as the transaction has locked it, and the part in which is written. */
type LockedSheet = {
  part: { sheet: string; departmentId: string; stage: Stage };
  state: SheetState;
  standing: SheetStanding;
};

/**
 * Writes texts into one part of a sheet, with who changed what, and tells search: of what was changed only, since a save is
 * waited for. Gives back the names of the inputs in which a change began; the others go on with one that has its event.
 */
export async function changeTexts(
  tx: Tx,
  key: PlanKey,
  { part, state, standing }: LockedSheet,
  written: readonly WrittenEntry[],
  by: ChangedBy,
): Promise<string[]> {
  const fields = await writeEntries(tx, { ...key, ...part }, state, written, by);
  const changes = written.map((one) => ({
    name: one.name,
    departmentId: ownerOf(one, part.departmentId),
    field: entryKey(one.entry),
    before: one.before,
    after: one.after,
  }));
  const begun = await recordChanges(tx, key, part.sheet, by, changes);

  const told = Object.fromEntries(
    written.flatMap(({ entry }) =>
      entry.of === 'field' || entry.of === 'own' ? [[entry.key, fields[entry.key] ?? '']] : [],
    ),
  ) as Fields;
  await indexTexts(tx, key, standing, told);
  if (written.some(({ entry }) => entry.of === 'rating')) await indexReasons(tx, key, standing);
  const figures = written.flatMap(({ entry }) => (entry.of === 'value' ? [entry.indicator] : []));
  const project = { id: standing.project, title: standing.title };
  if (figures.length > 0) await indexIndicators(tx, key, [project], new Set(figures));
  return begun.map(({ name }) => name);
}
