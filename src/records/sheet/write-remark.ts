import type { Db } from '#db/connect.ts';
import { inPlan } from '#db/in-plan.ts';
import { recordAct } from '#db/record-event.ts';
import { inTransaction } from '#db/transaction.ts';
import type { Act } from '#domain/people/act.ts';
import { canRemark, canResolve } from '#domain/review/remark.ts';
import { tellOfRemark } from '#records/mail/tell-of-remark.ts';
import { holdYearOfSheet } from '#records/plan/hold-year.ts';
import { addRemark } from './add-remark.ts';
import { listRemarks } from './remark-queries.ts';
import { ownerIn } from './save-answers.ts';
import { findStanding, toldSheetOf } from './standing-queries.ts';

export type SaidRemark = {
  sheet: string;
  departmentId: string | null;
  field: string | null;
  /** The thread that it answers; then department and field are the thread's. */
  parent: string | null;
  text: string;
};
export type RemarkOutcome =
  | { ok: true }
  | { ok: false; refusal: 'not-found' | 'cycle-sealed' | 'remark-not-yours' };

/** Begins a thread on a sheet, or answers in one. */
export function writeRemark(db: Db, act: Act, said: SaidRemark): Promise<RemarkOutcome> {
  const { key, actor } = act;
  return inTransaction(db, async (tx) => {
    await holdYearOfSheet(tx, key, said.sheet);
    const standing = await findStanding(tx, key, said.sheet);
    if (!standing) return { ok: false, refusal: 'not-found' };
    const threads = said.parent === null ? [] : await listRemarks(tx, key, { sheet: said.sheet });
    const thread = threads.find(({ id }) => id === said.parent);
    if (said.parent !== null && !thread) return { ok: false, refusal: 'not-found' };
    if (standing.cycle?.state === 'sealed') return { ok: false, refusal: 'cycle-sealed' };
    const departmentId = thread ? thread.departmentId : said.departmentId;
    const isOwner =
      departmentId === null || standing.parts.some((part) => part.departmentId === departmentId);
    if (!isOwner) return { ok: false, refusal: 'not-found' };
    // An answer to what was said about the whole sheet comes from whichever owner it concerns.
    const asked =
      thread && departmentId === null ? standing.parts.map((part) => part.departmentId) : [departmentId];
    if (![departmentId, ...asked].some((one) => canRemark(standing.cycle, actor.posts, one)))
      return { ok: false, refusal: 'remark-not-yours' };
    const field = thread ? thread.field : said.field;
    const id = await addRemark(tx, act, { ...said, departmentId, field });
    const owner = ownerIn(standing, departmentId);
    await tellOfRemark(tx, act, {
      department: departmentId === null ? null : { id: departmentId, label: owner.department ?? '' },
      text: said.text.trim(),
      sheet: toldSheetOf(standing),
    });
    await recordAct(tx, act, {
      kind: said.parent === null ? 'remark-added' : 'remark-answered',
      subjectId: standing.id,
      details: { remark: id, ...owner, field },
    });
    return { ok: true };
  });
}

/** Calls a thread settled; one that is settled already stays as it was. */
export function resolveRemark(
  db: Db,
  act: Act,
  { sheet, remark }: { sheet: string; remark: string },
): Promise<RemarkOutcome> {
  const { key, actor, now } = act;
  return inTransaction(db, async (tx) => {
    await holdYearOfSheet(tx, key, sheet);
    const standing = await findStanding(tx, key, sheet);
    const thread = (await listRemarks(tx, key, { sheet })).find(({ id }) => id === remark);
    if (!standing || !thread) return { ok: false, refusal: 'not-found' };
    if (standing.cycle?.state === 'sealed') return { ok: false, refusal: 'cycle-sealed' };
    if (!canResolve(standing.cycle, actor.posts, thread.departmentId))
      return { ok: false, refusal: 'remark-not-yours' };
    const { numUpdatedRows } = await tx
      .updateTable('remark')
      .set({ resolved_at: now.toISOString(), resolved_by: actor.label })
      .where(inPlan(key))
      .where('id', '=', remark)
      .where('resolved_at', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows === 1n)
      await recordAct(tx, act, { kind: 'remark-resolved', subjectId: sheet, details: { remark } });
    return { ok: true };
  });
}
