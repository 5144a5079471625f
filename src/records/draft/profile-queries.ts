import { inPlan } from '#db/in-plan.ts';
import type { Reader } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';

/** The layouts with which the files were read from which the plan was imported. */
export async function listProfilesOf(db: Reader, key: PlanKey): Promise<string[]> {
  const drafts = await db
    .selectFrom('import_draft')
    .select('profile')
    .distinct()
    .where(inPlan(key))
    .where('state', '=', 'confirmed')
    .execute();
  return drafts.flatMap(({ profile }) => profile.split('、'));
}
