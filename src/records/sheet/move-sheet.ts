import type { Db } from '#db/connect.ts';
import { inPlan } from '#db/in-plan.ts';
import { recordAct } from '#db/record-event.ts';
import { inTransaction, type Tx } from '#db/transaction.ts';
import { dayOf } from '#domain/calendar/day-in-japan.ts';
import type { Act } from '#domain/people/act.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import { decideMove, type MoveRefusal } from '#domain/review/decide-move.ts';
import type { MoveAction } from '#domain/review/moves.ts';
import type { FieldProblem } from '#domain/sheet/completeness.ts';
import { type PartState, type SheetState, stateOfParts } from '#domain/sheet/part.ts';
import { isAccepted } from '#domain/sheet/who-reads.ts';
import { tellOfMove } from '#records/mail/tell-of-move.ts';
import { listHolders } from '#records/people/queries.ts';
import { indexIndicators } from '#records/plan/index-indicators.ts';
import { addRemark } from './add-remark.ts';
import { hasFinalGrades, settleFinalGrades, takeBackFinalGrades } from './final-grades.ts';
import { findLacking } from './find-lacking.ts';
import { hasReviewGrade } from './review-grade-queries.ts';
import { findStanding, movableOf, type SheetStanding, toldSheetOf } from './standing-queries.ts';

export type WantedMove = {
  sheet: string;
  /** Whose part; null for the sheet as a whole. */
  departmentId: string | null;
  stage: 'targeting' | 'collecting';
  action: MoveAction;
  /** Of the part, or of the sheet, as the person saw it. */
  version: number;
  comment: string;
  /** The field that a remark is about. */
  field?: string | null;
};

export type MoveOutcome =
  | { ok: true; to: SheetState; standing: SheetStanding }
  | { ok: false; refusal: 'not-found' }
  | { ok: false; refusal: MoveRefusal | 'stale'; standing: SheetStanding; lacking: FieldProblem[] };

/** Moves a sheet or one owner's part of it, in a transaction of its own. */
export function moveSheet(db: Db, act: Act, wanted: WantedMove): Promise<MoveOutcome> {
  return inTransaction(db, (tx) => moveSheetIn(tx, act, wanted));
}

/**
 * The one write of a move: looks, decides by the table, writes where state and version are still what was seen, and tells
 * the event and the mails. The sheet's row is held meanwhile, so that of two parts that move at once the second sees
 * the first.
 */
export async function moveSheetIn(tx: Tx, act: Act, wanted: WantedMove): Promise<MoveOutcome> {
  const { key, actor } = act;
  await tx
    .selectFrom('sheet')
    .select('id')
    .where(inPlan(key))
    .where('id', '=', wanted.sheet)
    .forUpdate()
    .execute();
  const standing = await findStanding(tx, key, wanted.sheet);
  const part = standing?.parts.find(
    ({ departmentId, stage }) => departmentId === wanted.departmentId && stage === wanted.stage,
  );
  if (!standing || (wanted.departmentId !== null && !part)) return { ok: false, refusal: 'not-found' };

  const movable = movableOf(standing, wanted.departmentId, wanted.stage);
  const lacking = wanted.action === 'submit' && part ? await findLacking(tx, key, standing, part) : [];
  const hasGrade =
    wanted.action === 'review'
      ? await hasReviewGrade(tx, key, standing)
      : wanted.action !== 'finalise' || (await hasFinalGrades(tx, key, standing));
  const { comment } = wanted;
  const decision = decideMove(movable, actor.posts, wanted.action, {
    comment,
    isComplete: lacking.length === 0,
    hasGrade,
    hasApprover: wanted.action === 'approve' && (await hasApprover(tx, act, wanted.departmentId)),
  });
  const refuse = (refusal: MoveRefusal | 'stale'): MoveOutcome => ({ ok: false, refusal, standing, lacking });
  if (!decision.ok && decision.refusal === 'not-your-move') return refuse('not-your-move');
  if ((part ?? standing).version !== wanted.version) return refuse('stale');
  if (!decision.ok) return refuse(decision.refusal);

  const to = decision.next;
  const isMoved = part
    ? await movePart(tx, key, standing, part, to as PartState)
    : await moveWhole(tx, key, standing, wanted.action, to);
  if (!isMoved) return refuse('stale');

  if (wanted.action === 'finalise') await settleFinalGrades(tx, act, standing);
  if (wanted.action === 'reopen' || wanted.action === 'reopen-review')
    await takeBackFinalGrades(tx, act, standing);
  if (wanted.action === 'return' || wanted.action === 'reopen')
    await addRemark(tx, act, {
      sheet: standing.id,
      departmentId: wanted.departmentId,
      field: wanted.field || null,
      parent: null,
      text: comment,
    });
  await recordAct(tx, act, {
    kind: 'sheet-moved',
    subjectId: standing.id,
    details: {
      departmentId: wanted.departmentId,
      department: part?.department ?? null,
      stage: wanted.stage,
      action: wanted.action,
      from: movable.state,
      to,
      comment: comment.trim(),
      onBehalf: decision.onBehalf ? (part?.department ?? null) : null,
    },
  });
  await tellOfMove(tx, act, {
    action: wanted.action,
    department: part ? { id: part.departmentId, label: part.department } : null,
    comment: comment.trim(),
    sheet: toldSheetOf(standing),
  });
  return { ok: true, to, standing };
}

/** Is there somebody of the department who could approve, and can sign in? */
async function hasApprover(tx: Tx, { key, now }: Act, departmentId: string | null): Promise<boolean> {
  if (departmentId === null) return false;
  const only = { role: 'approver' as const, departmentId };
  const holders = await listHolders(tx, key.municipalityId, only, dayOf(now));
  return holders.some(({ accountId }) => accountId !== null);
}

/** Moves one part and takes the sheet along: it is as far as its least advanced part. */
async function movePart(
  tx: Tx,
  key: PlanKey,
  standing: SheetStanding,
  part: SheetStanding['parts'][number],
  to: PartState,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('part')
    .set((eb) => ({ state: to, version: eb('version', '+', 1) }))
    .where(inPlan(key))
    .where('sheet_id', '=', standing.id)
    .where('stage', '=', part.stage)
    .where('department_id', '=', part.departmentId)
    .where('state', '=', part.state)
    .where('version', '=', part.version)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return false;
  if (part.stage === 'targeting') return true;
  const states = standing.parts
    .filter(({ stage }) => stage === 'collecting')
    .map((one) => (one === part ? to : one.state));
  return moveTo(tx, key, standing, stateOfParts(states));
}

async function moveWhole(
  tx: Tx,
  key: PlanKey,
  standing: SheetStanding,
  action: MoveAction,
  to: SheetState,
): Promise<boolean> {
  if (!(await moveTo(tx, key, standing, to))) return false;
  if (action === 'reopen')
    await tx
      .updateTable('part')
      .set((eb) => ({ state: 'returned' as const, version: eb('version', '+', 1) }))
      .where(inPlan(key))
      .where('sheet_id', '=', standing.id)
      .where('stage', '=', 'collecting')
      .execute();
  return true;
}

async function moveTo(tx: Tx, key: PlanKey, standing: SheetStanding, to: SheetState): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('sheet')
    .set((eb) => ({ state: to, version: eb('version', '+', 1) }))
    .where(inPlan(key))
    .where('id', '=', standing.id)
    .where((eb) => eb(eb.fn.coalesce('state', eb.val('draft')), '=', standing.state))
    .where('version', '=', standing.version)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return false;
  // Search finds the figures of a sheet that is accepted, and no longer those of one that is not any more.
  if (isAccepted(standing.state) !== isAccepted(to))
    await indexIndicators(tx, key, [{ id: standing.project, title: standing.title }]);
  return true;
}
