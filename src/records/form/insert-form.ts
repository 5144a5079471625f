import { inPlan, planColumns } from '#db/in-plan.ts';
import type { Tx } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import type { Form } from '#domain/sheet/form.ts';

/** False: somebody else has made this very version a moment before. */
export async function insertForm(tx: Tx, key: PlanKey, form: Form, position?: number): Promise<boolean> {
  const inserted = await tx
    .insertInto('form')
    .values({
      ...planColumns(key),
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

/** The form as the version after the one that it was changed from; null where somebody else has made one since. */
export async function insertNextVersion(tx: Tx, key: PlanKey, form: Form): Promise<number | null> {
  const latest = await tx
    .selectFrom('form')
    .select(['version', 'position'])
    .where(inPlan(key))
    .where('id', '=', form.id)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (latest?.version !== form.version) return null;
  const version = form.version + 1;
  return (await insertForm(tx, key, { ...form, version }, latest.position)) ? version : null;
}
