import { inPlan } from '#db/in-plan.ts';
import type { Reader } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import type { Form } from '#domain/sheet/form.ts';

/** Every version of every form, in order. */
export async function listForms(db: Reader, key: PlanKey): Promise<Form[]> {
  return (
    db
      .selectFrom('form')
      .select(['id', 'version', 'name', 'applies_to as appliesTo', 'sections'])
      .where(inPlan(key))
      .orderBy('position')
      // The versions of a form share its place.
      .orderBy('id')
      .orderBy('version')
      .execute()
  );
}
