import type { Db } from '#db/connect.ts';
import { inPlan } from '#db/in-plan.ts';
import { recordEvent } from '#db/record-event.ts';
import { inTransaction, type Tx } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import type { Form } from '#domain/sheet/form.ts';
import { movableSheets } from './impact-queries.ts';

export type FormSaved = { ok: true; version: number; moved: number } | { ok: false; code: 'stale' };

/**
 * Keeps a changed form as its next version, if nobody else has made one since; with `movesSheets` the sheets of open
 * cycles go over to it. Their texts are not touched; their version goes up, so that who has an older page of one open
 * is told instead of saving into fields that are gone.
 */
export function saveForm(
  db: Db,
  actor: string,
  key: PlanKey,
  { form, movesSheets }: { form: Form; movesSheets: boolean },
): Promise<FormSaved> {
  return inTransaction(db, async (tx) => {
    const latest = await tx
      .selectFrom('form')
      .select(['version', 'position'])
      .where(inPlan(key))
      .where('id', '=', form.id)
      .orderBy('version', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (latest?.version !== form.version) return { ok: false, code: 'stale' };
    const version = form.version + 1;
    if (!(await insertForm(tx, key, { ...form, version }, latest.position)))
      return { ok: false, code: 'stale' };
    const moved = movesSheets ? await moveSheets(tx, key, form.id, version) : 0;
    await recordEvent(tx, {
      municipalityId: key.municipalityId,
      actor,
      kind: 'form-changed',
      planId: key.planId,
      subjectId: form.id,
      details: { name: form.name, version, sheetsMoved: moved },
    });
    return { ok: true, version, moved };
  });
}

/** False: somebody else has made this very version a moment before. */
export async function insertForm(tx: Tx, key: PlanKey, form: Form, position?: number): Promise<boolean> {
  const inserted = await tx
    .insertInto('form')
    .values({
      municipality_id: key.municipalityId,
      plan_id: key.planId,
      id: form.id,
      version: form.version,
      name: form.name,
      applies_to: JSON.stringify(form.appliesTo),
      sections: JSON.stringify(form.sections),
      ...(position === undefined ? {} : { position }),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
}

async function moveSheets(tx: Tx, key: PlanKey, form: string, version: number): Promise<number> {
  const sheets = await movableSheets(tx, key, form).select('sheet.id').execute();
  if (sheets.length === 0) return 0;
  await tx
    .updateTable('sheet')
    .set((eb) => ({ form_version: version, version: eb('version', '+', 1) }))
    .where(inPlan(key))
    .where(
      'id',
      'in',
      sheets.map(({ id }) => id),
    )
    .execute();
  return sheets.length;
}
