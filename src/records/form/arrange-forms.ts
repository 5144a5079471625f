import type { Db } from '#db/connect.ts';
import { inPlan } from '#db/in-plan.ts';
import { recordAct } from '#db/record-event.ts';
import { inTransaction } from '#db/transaction.ts';
import { DONE, type Outcome, refuse } from '#domain/outcome.ts';
import type { Act } from '#domain/people/act.ts';
import { latestForms } from '#domain/sheet/choose-form.ts';
import { listForms } from './form-queries.ts';

/** Puts a form one place forward: the first one that fits a project is taken. False: it is the first, or gone. */
export function moveFormForward(db: Db, act: Act, id: string): Promise<boolean> {
  const { key } = act;
  return inTransaction(db, async (tx) => {
    const forms = latestForms(await listForms(tx, key));
    const at = forms.findIndex((form) => form.id === id);
    if (at < 1) return false;
    const order = forms.map((form) => form.id);
    [order[at - 1], order[at]] = [order[at]!, order[at - 1]!];
    for (const [position, form] of order.entries())
      await tx.updateTable('form').set({ position }).where(inPlan(key)).where('id', '=', form).execute();
    const details = { name: forms[at]!.name };
    await recordAct(tx, act, { kind: 'forms-rearranged', subjectId: id, details });
    return true;
  });
}

/** Takes a form with all its versions away. A form in which a sheet is filled stays: that sheet is drawn with it. */
export function removeForm(db: Db, act: Act, id: string): Promise<Outcome<null, 'in-use' | 'gone'>> {
  const { key } = act;
  return inTransaction(db, async (tx) => {
    const form = latestForms(await listForms(tx, key)).find((one) => one.id === id);
    if (!form) return refuse('gone');
    const used = await tx
      .selectFrom('sheet')
      .select('id')
      .where(inPlan(key))
      .where('form_id', '=', id)
      .limit(1)
      .executeTakeFirst();
    if (used) return refuse('in-use');
    await tx.deleteFrom('form').where(inPlan(key)).where('id', '=', id).execute();
    const details = { name: form.name };
    await recordAct(tx, act, { kind: 'form-removed', subjectId: id, details });
    return DONE;
  });
}
