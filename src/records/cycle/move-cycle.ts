import { sql } from 'kysely';
import type { Db } from '#db/connect.ts';
import { inPlan } from '#db/in-plan.ts';
import { recordEvent } from '#db/record-event.ts';
import { inTransaction, type Tx } from '#db/transaction.ts';
import type { CycleState } from '#domain/cycle/cycle.ts';
import { cycleMoves } from '#domain/cycle/cycle-moves.ts';
import { isOpen } from '#domain/cycle/progress.ts';
import type { WorkItem } from '#domain/cycle/work-item.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import type { MoveMail } from '#features/cycles/move-mails.ts';
import { queueMail } from '#records/mail/queue-mail.ts';
import { findRules } from '#records/plan/queries.ts';
import { findCycle, switchesOf } from './queries.ts';
import { listWork } from './work-queries.ts';

/** `version`: of the cycle that the person saw. */
export type CycleMoveRequest = {
  year: number;
  to: CycleState;
  version: number;
  reason: string;
  mails: readonly MoveMail[];
};
export type CycleMoveAnswer =
  | { ok: true; isBack: boolean }
  | { ok: false; refusal: 'not-found' | 'stale' | 'cycle-move-not-now' | 'reason-missing' };

/** Takes the year one stage on or back. Sealing is no such step: it has conditions and a page of its own. */
export function moveCycle(
  db: Db,
  key: PlanKey,
  by: { actor: string; now: Date },
  { year, to, version, reason, mails }: CycleMoveRequest,
): Promise<CycleMoveAnswer> {
  return inTransaction(db, async (tx): Promise<CycleMoveAnswer> => {
    const cycle = await findCycle(tx, key, year);
    if (!cycle) return { ok: false, refusal: 'not-found' };
    if (cycle.version !== version) return { ok: false, refusal: 'stale' };
    const on = switchesOf({ rules: await findRules(tx, key) });
    const move = cycleMoves(on, cycle.state).find((one) => one.to === to);
    if (!move || to === 'sealed') return { ok: false, refusal: 'cycle-move-not-now' };
    const open = move.isBack ? 0 : await countTargetsOpen(tx, key, cycle);
    if (reason === '' && (move.comment === 'required' || open > 0))
      return { ok: false, refusal: 'reason-missing' };
    const moved = await tx
      .updateTable('cycle')
      .set({ state: to, version: version + 1 })
      .where(inPlan(key))
      .where('year', '=', year)
      .where('version', '=', version)
      .executeTakeFirst();
    if (moved.numUpdatedRows === 0n) return { ok: false, refusal: 'stale' };
    if (cycle.state === 'targeting') await beginWriting(tx, key, year);
    await recordEvent(tx, {
      municipalityId: key.municipalityId,
      actor: by.actor,
      kind: 'cycle-moved',
      planId: key.planId,
      subjectId: String(year),
      details: { from: cycle.state, to, reason, targetsOpen: open },
    });
    for (const { mail, recipients } of mails)
      for (const recipient of recipients)
        await queueMail(tx, {
          municipalityId: key.municipalityId,
          kind: 'move',
          to: recipient,
          ...mail,
          digest: 'cycle',
          madeBy: by.actor,
          now: by.now,
        });
    return { ok: true, isBack: move.isBack };
  });
}

/** How many targets are not approved, where the year is about to leave the stage in which they are set. */
async function countTargetsOpen(
  tx: Tx,
  key: PlanKey,
  cycle: { year: number; state: CycleState },
): Promise<number> {
  if (cycle.state !== 'targeting') return 0;
  const work = await listWork(tx, key, cycle.year, { stage: 'targeting' });
  return work.filter(isTargetOpen).length;
}

/** A part of the target-setting stage that is not approved; where a project has no owner there is nobody to approve. */
export const isTargetOpen = ({ department, progress }: Pick<WorkItem, 'department' | 'progress'>) =>
  department !== null && (isOpen(progress) || progress === 'submitted');

/** A sheet whose targets were approved is not written yet: it starts again as far as its parts of the account are. */
async function beginWriting(tx: Tx, key: PlanKey, year: number): Promise<void> {
  await sql`
    UPDATE sheet SET state = 'draft', version = version + 1
    WHERE municipality_id = ${key.municipalityId} AND plan_id = ${key.planId} AND year = ${year}
      AND state IN ('submitted', 'returned', 'approved')
      AND NOT EXISTS (
        SELECT FROM part WHERE part.municipality_id = sheet.municipality_id AND part.plan_id = sheet.plan_id
          AND part.sheet_id = sheet.id AND part.stage = 'collecting' AND part.state <> 'draft'
      )
  `.execute(tx);
}
