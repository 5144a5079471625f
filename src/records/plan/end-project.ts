import { inPlan } from '#db/in-plan.ts';
import type { Tx } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import type { ExchangeProject } from '#exchange/schema.ts';

/** The project has ended: the last year of its sheet, and the code that says so. */
export async function endProject(
  tx: Tx,
  key: PlanKey,
  project: string,
  ended: NonNullable<ExchangeProject['ended']>,
): Promise<void> {
  await ofProject(tx, key, project)
    .set({ ended: JSON.stringify(ended) })
    .execute();
}

/** The project goes on after all. */
export async function reopenProject(tx: Tx, key: PlanKey, project: string): Promise<void> {
  await ofProject(tx, key, project).set({ ended: null }).execute();
}

const ofProject = (tx: Tx, key: PlanKey, project: string) =>
  tx.updateTable('project').where(inPlan(key)).where('id', '=', project);
