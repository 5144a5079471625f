import type { Db } from '#db/connect.ts';
import { inPlan } from '#db/in-plan.ts';
import { recordAct } from '#db/record-event.ts';
import { inTransaction, type Tx } from '#db/transaction.ts';
import { DONE, type Outcome, refuse } from '#domain/outcome.ts';
import type { Act } from '#domain/people/act.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import { holdYear } from '#records/plan/hold-year.ts';
import type { Returned } from './queries.ts';

/** Two people cannot both decide about one version of a returned workbook; false where somebody was faster. */
export async function claimReturned(
  tx: Tx,
  key: PlanKey,
  { id, version }: { id: string; version: number },
): Promise<boolean> {
  const { numUpdatedRows } = await openReturned(tx, key, { id, version })
    .set({ version: version + 1 })
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Keeps the decisions about a workbook that was claimed; `isDone`: nothing in it waits for anybody. */
export async function keepDecisions(
  tx: Tx,
  { key, actor, now }: Act,
  { id, decisions }: Pick<Returned, 'id' | 'decisions'>,
  isDone: boolean,
): Promise<void> {
  await tx
    .updateTable('returned_workbook')
    .set({ decisions: JSON.stringify(decisions) })
    .$if(isDone, (query) =>
      query.set({ state: 'accepted', settled_by: actor.label, settled_at: now.toISOString() }),
    )
    .where(inPlan(key))
    .where('id', '=', id)
    .execute();
}

/**
 * Ends the look at a returned workbook without taking the rest of it; its texts stay to be read. One of which nothing was taken is
 * set aside, and the same file can come again.
 */
export function closeReturned(
  db: Db,
  act: Act,
  { id, decisions }: Returned,
  about: { version: number; year: number; department: string },
): Promise<Outcome<null, 'cycle-sealed' | 'workbook-changed'>> {
  return inTransaction(db, async (tx) => {
    const { isSealed } = await holdYear(tx, act.key, about.year);
    if (isSealed) return refuse('cycle-sealed');
    const isTaken = Object.values(decisions).some((one) => one !== 'kept');
    const { numUpdatedRows } = await openReturned(tx, act.key, { id, version: about.version })
      .set({
        state: isTaken ? 'accepted' : 'discarded',
        settled_by: act.actor.label,
        settled_at: act.now.toISOString(),
        version: about.version + 1,
      })
      .executeTakeFirst();
    if (numUpdatedRows !== 1n) return refuse('workbook-changed');
    const details = { department: about.department };
    await recordAct(tx, act, { kind: 'workbook-closed', subjectId: id, details });
    return DONE;
  });
}

const openReturned = (tx: Tx, key: PlanKey, { id, version }: { id: string; version: number }) =>
  tx
    .updateTable('returned_workbook')
    .where(inPlan(key))
    .where('id', '=', id)
    .where('state', '=', 'open')
    .where('version', '=', version);
