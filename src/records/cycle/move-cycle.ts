import type { Db } from '#db/connect.ts';
import { inPlan } from '#db/in-plan.ts';
import { recordAct } from '#db/record-event.ts';
import { inTransaction, type Tx } from '#db/transaction.ts';
import type { CycleState } from '#domain/cycle/cycle.ts';
import { cycleMoves } from '#domain/cycle/cycle-moves.ts';
import { isOpen } from '#domain/cycle/progress.ts';
import type { WorkItem } from '#domain/cycle/work-item.ts';
import { done, type Outcome, refuse } from '#domain/outcome.ts';
import type { Act } from '#domain/people/act.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import { queueMail } from '#records/mail/queue-mail.ts';
import { findRules } from '#records/plan/queries.ts';
import { beginWriting } from '#records/sheet/year-of-sheets.ts';
import { findCycle, switchesOf } from './queries.ts';
import type { Recipient } from './recipients.ts';
import { listWork } from './work-queries.ts';

/** A mail that tells of a stage that begins. `what`: as the page that shows it beforehand names it. */
export type MoveMail = { what: string; recipients: Recipient[]; mail: { subject: string; text: string } };

/** `version`: of the cycle that the person saw. */
export type CycleMoveRequest = {
  year: number;
  to: CycleState;
  version: number;
  reason: string;
  mails: readonly MoveMail[];
};
export type CycleMoveRefusal =
  | 'not-found'
  | 'stale'
  | 'cycle-sealed'
  | 'cycle-move-not-now'
  | 'reason-missing';

/** Takes the year one stage on or back. Sealing is no such step: it has conditions and a page of its own. */
export function moveCycle(
  db: Db,
  act: Act,
  { year, to, version, reason, mails }: CycleMoveRequest,
): Promise<Outcome<{ isBack: boolean }, CycleMoveRefusal>> {
  const { key } = act;
  return inTransaction(db, async (tx) => {
    const cycle = await findCycle(tx, key, year);
    if (!cycle) return refuse('not-found');
    if (cycle.state === 'sealed') return refuse('cycle-sealed');
    if (cycle.version !== version) return refuse('stale');
    const on = switchesOf({ rules: await findRules(tx, key) });
    const move = cycleMoves(on, cycle.state).find((one) => one.to === to);
    if (!move || to === 'sealed') return refuse('cycle-move-not-now');
    const open = move.isBack ? 0 : await countTargetsOpen(tx, key, cycle);
    if (reason === '' && (move.comment === 'required' || open > 0)) return refuse('reason-missing');
    const moved = await tx
      .updateTable('cycle')
      .set({ state: to, version: version + 1 })
      .where(inPlan(key))
      .where('year', '=', year)
      .where('version', '=', version)
      .executeTakeFirst();
    if (moved.numUpdatedRows === 0n) return refuse('stale');
    if (cycle.state === 'targeting') await beginWriting(tx, key, year);
    await recordAct(tx, act, {
      kind: 'cycle-moved',
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
          madeBy: act.actor.label,
          now: act.now,
        });
    return done({ isBack: move.isBack });
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
export const isTargetOpen = ({ departmentId, progress }: Pick<WorkItem, 'departmentId' | 'progress'>) =>
  departmentId !== null && (isOpen(progress) || progress === 'submitted');
