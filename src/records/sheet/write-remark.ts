import type { Db } from '#db/connect.ts';
import { inPlan } from '#db/in-plan.ts';
import { recordEvent } from '#db/record-event.ts';
import { inTransaction } from '#db/transaction.ts';
import type { Actor } from '#domain/people/actor.ts';
import { canRemark, canResolve } from '#domain/review/remark.ts';
import { addRemark } from './add-remark.ts';
import { announceRemark } from './announce-remark.ts';
import { listRemarks } from './remark-queries.ts';
import { findStanding } from './standing-queries.ts';

export type SaidRemark = {
  sheet: string;
  department: string | null;
  field: string | null;
  /** The thread that it answers; then department and field are the thread's. */
  parent: string | null;
  text: string;
};
export type RemarkOutcome = { ok: true } | { ok: false; refusal: 'not-found' | 'remark-not-yours' };

/** Begins a thread on a sheet, or answers in one. */
export function writeRemark(
  db: Db,
  actor: Actor,
  planId: string,
  said: SaidRemark,
  now: Date,
): Promise<RemarkOutcome> {
  const key = { municipalityId: actor.municipality.id, planId };
  return inTransaction(db, async (tx) => {
    const standing = await findStanding(tx, key, said.sheet);
    if (!standing) return { ok: false, refusal: 'not-found' };
    const threads = said.parent === null ? [] : await listRemarks(tx, key, { sheet: said.sheet });
    const thread = threads.find(({ id }) => id === said.parent);
    if (said.parent !== null && !thread) return { ok: false, refusal: 'not-found' };
    const department = thread ? thread.department : said.department;
    const isOwner = department === null || standing.parts.some((part) => part.department === department);
    if (!isOwner) return { ok: false, refusal: 'not-found' };
    // An answer to what was said about the whole sheet comes from whichever owner it concerns.
    const asked =
      thread && department === null ? standing.parts.map((part) => part.department) : [department];
    if (![department, ...asked].some((one) => canRemark(standing.cycle, actor.posts, one)))
      return { ok: false, refusal: 'remark-not-yours' };
    const id = await addRemark(tx, key, {
      ...said,
      department,
      field: thread ? thread.field : said.field,
      by: { label: actor.label, accountId: actor.accountId, now },
    });
    await announceRemark(tx, actor, { standing, department, text: said.text, now });
    await recordEvent(tx, {
      municipalityId: key.municipalityId,
      actor: actor.label,
      kind: said.parent === null ? 'remark-added' : 'remark-answered',
      planId,
      subjectId: standing.id,
      details: { remark: id, department, field: thread ? thread.field : said.field },
    });
    return { ok: true };
  });
}

/** Calls a thread settled; one that is settled already stays as it was. */
export function resolveRemark(
  db: Db,
  actor: Actor,
  planId: string,
  { sheet, remark }: { sheet: string; remark: string },
  now: Date,
): Promise<RemarkOutcome> {
  const key = { municipalityId: actor.municipality.id, planId };
  return inTransaction(db, async (tx) => {
    const standing = await findStanding(tx, key, sheet);
    const thread = (await listRemarks(tx, key, { sheet })).find(({ id }) => id === remark);
    if (!standing || !thread) return { ok: false, refusal: 'not-found' };
    if (!canResolve(standing.cycle, actor.posts, thread.department))
      return { ok: false, refusal: 'remark-not-yours' };
    const { numUpdatedRows } = await tx
      .updateTable('remark')
      .set({ resolved_at: now.toISOString(), resolved_by: actor.label })
      .where(inPlan({ municipalityId: key.municipalityId, planId }))
      .where('id', '=', remark)
      .where('resolved_at', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows === 1n)
      await recordEvent(tx, {
        municipalityId: key.municipalityId,
        actor: actor.label,
        kind: 'remark-resolved',
        planId,
        subjectId: sheet,
        details: { remark },
      });
    return { ok: true };
  });
}
