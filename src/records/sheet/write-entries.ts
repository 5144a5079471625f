import { sql } from 'kysely';
import { inPlan } from '#db/in-plan.ts';
import type { Tx } from '#db/transaction.ts';
import { dayOf } from '#domain/calendar/day-in-japan.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import { type Entry, entryKey } from '#domain/sheet/entry-name.ts';
import type { FormField } from '#domain/sheet/form.ts';
import { joinParts } from '#domain/sheet/part.ts';
import { writeReason } from '#records/plan/write-value.ts';
import type { AskedEntry } from './asked-entries.ts';
import type { ChangedBy } from './record-changes.ts';
import type { SheetState, Stage } from './sheet-state-queries.ts';
import { writeRating } from './write-rating.ts';
import { writeActual, writeTarget } from './write-values.ts';

export type WrittenEntry = AskedEntry & { before: string; after: string };
type OfPart = PlanKey & { sheet: string; departmentId: string; stage: Stage };

/**
 * Writes the texts of one part into the sheet that the transaction has locked; what each owner says for itself also stands in
 * the sheet, joined. Gives back what the sheet's fields say then.
 */
export async function writeEntries(
  tx: Tx,
  key: OfPart,
  state: SheetState,
  written: readonly WrittenEntry[],
  by: ChangedBy,
): Promise<Record<string, string>> {
  const part = state.parts.find(({ departmentId }) => departmentId === key.departmentId)!;
  const fields = await writeProse(tx, key, { state, part }, written, by.now);
  for (const { entry, field, after } of written) {
    if (entry.of === 'rating') await writeGrade(tx, key, { state, part }, { entry, field, after }, by.now);
    if (entry.of === 'value') {
      const typed = { ...entry, text: after };
      if (entry.kind === 'actual') await writeActual(tx, key, state, typed);
      else await writeTarget(tx, key, state, typed, await isTargetSet(tx, key, entryKey(entry)));
    }
    if (entry.of === 'reason') await writeReason(tx, key, { ...entry, text: after });
  }
  return fields;
}

/** A grade of one owner; what was the grade of the whole sheet before is then that of every other owner. */
async function writeGrade(
  tx: Tx,
  key: OfPart,
  { state, part }: { state: SheetState; part: SheetState['parts'][number] },
  { entry, field, after }: { entry: Extract<Entry, { of: 'rating' }>; field: FormField; after: string },
  now: Date,
): Promise<void> {
  const { layer, scale } = entry;
  const { sheet } = key;
  const { project, year, parts, ratings } = state;
  const give = (departmentId: string | null, code: string) =>
    writeRating(tx, key, {
      ...{ sheet, project, year, layer, departmentId, scale, code },
      ...{ by: part.department, on: dayOf(now) },
    });
  const given = ratings.filter((one) => one.layer === layer && one.scale === scale);
  const ofWhole = given.some((one) => one.departmentId === null && one.department === null);
  if (field.perOwner && ofWhole) {
    for (const { departmentId } of parts)
      await give(departmentId, given.find((one) => one.departmentId === departmentId)?.code ?? '');
    await give(null, '');
  }
  if (!field.perOwner) await give(key.departmentId, '');
  await give(field.perOwner ? key.departmentId : null, after);
}

async function writeProse(
  tx: Tx,
  key: OfPart,
  { state, part }: { state: SheetState; part: SheetState['parts'][number] },
  written: readonly WrittenEntry[],
  now: Date,
): Promise<Record<string, string>> {
  const fields = { ...state.fields };
  const own = { ...part.fields };
  for (const { entry, after } of written) {
    if (entry.of === 'field') {
      put(fields, entry.key, after);
      // What the owner said for itself while each did has become this text.
      delete own[entry.key];
    }
    if (entry.of !== 'own') continue;
    put(own, entry.key, after);
    if (!state.joined.includes(entry.key)) continue;
    const texts = state.parts.map(({ departmentId, department, fields: told }) => ({
      department,
      text: (departmentId === key.departmentId ? own : told)[entry.key] ?? '',
    }));
    put(fields, entry.key, joinParts(texts));
  }
  for (const { departmentId, isShared, fields: told } of state.parts)
    if (isShared && departmentId !== key.departmentId)
      await tx
        .updateTable('part')
        .set({ fields: JSON.stringify(told) })
        .where(inPlan(key))
        .where('sheet_id', '=', key.sheet)
        .where('stage', '=', key.stage)
        .where('department_id', '=', departmentId)
        .execute();
  // One statement: this is what every pause in somebody's typing waits for.
  const moved = await tx
    .with('of_sheet', (db) =>
      db
        .updateTable('sheet')
        .set({ fields: JSON.stringify(fields), version: state.version + 1 })
        .where(inPlan(key))
        .where('id', '=', key.sheet)
        .where('version', '=', state.version)
        .returning('id'),
    )
    .updateTable('part')
    .set({ fields: JSON.stringify(own), version: part.version + 1, saved_at: now.toISOString() })
    .where(inPlan(key))
    .where('sheet_id', '=', key.sheet)
    .where('stage', '=', key.stage)
    .where('department_id', '=', key.departmentId)
    .where('version', '=', part.version)
    .executeTakeFirst();
  if (moved.numUpdatedRows === 0n) throw new PartMoved();
  return fields;
}

/** The part was submitted or returned between reading and writing; whoever saves tries once more and sees it. */
export class PartMoved extends Error {}

function put(fields: Record<string, string>, key: string, text: string): void {
  if (text === '') delete fields[key];
  else fields[key] = text;
}

/**
 * Is the target in force more than a draft? One that was not typed in this sheet stood in the plan before; one that was is
 * agreed when the targets of its part are approved, or the sheet is accepted.
 */
async function isTargetSet(tx: Tx, key: OfPart, field: string): Promise<boolean> {
  const typed = await tx
    .selectFrom('field_change')
    .select(({ fn }) => fn.max('at').as('at'))
    .where(inPlan(key))
    .where('sheet_id', '=', key.sheet)
    .where('field', '=', field)
    .executeTakeFirst();
  if (!typed?.at) return true;
  const agreed = await tx
    .selectFrom('event')
    .select('id')
    .where(inPlan(key))
    .where('kind', '=', 'sheet-moved')
    .where('subject_id', '=', key.sheet)
    .where('at', '>=', typed.at)
    .where(
      sql<boolean>`(details->>'to' = 'accepted' OR (details->>'stage' = 'targeting' AND details->>'to' = 'approved'))`,
    )
    .limit(1)
    .executeTakeFirst();
  return agreed !== undefined;
}
