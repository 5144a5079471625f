import type { Db } from '#db/connect.ts';
import { inPlan } from '#db/in-plan.ts';
import { recordAct } from '#db/record-event.ts';
import { inTransaction } from '#db/transaction.ts';
import type { Act } from '#domain/people/act.ts';
import { entryKey } from '#domain/sheet/entry-name.ts';
import { type Settlement, settleTexts } from '#domain/sheet/merge-text.ts';
import { changeTexts } from './change-texts.ts';
import { askedIn, changedBy, ownerIn, type Part, refusalOf, type SaveRefusal } from './save-answers.ts';
import { lockSheetState } from './sheet-state-queries.ts';
import { findStanding } from './standing-queries.ts';
import { storedText } from './stored-text.ts';

/** Both texts as the person saw them. */
export type Settling = { id: string; by: Settlement; stored: string; aside: string };
export type Settled = { ok: true } | { ok: false; refusal: SaveRefusal | 'settle-changed' };

/** Makes one text of two, as a person decided who has seen both. Where either has changed since, nothing is decided. */
export function settleAside(db: Db, act: Act, part: Part, settling: Settling): Promise<Settled> {
  const { key, actor, now } = act;
  return inTransaction(db, async (tx): Promise<Settled> => {
    const state = await lockSheetState(tx, key, part);
    const standing = state && (await findStanding(tx, key, part.sheet));
    if (!state || !standing) return { ok: false, refusal: 'not-found' };
    const refusal = refusalOf(standing, part, actor);
    const asked = askedIn(state, part, actor);
    if (refusal || !asked) return { ok: false, refusal: refusal ?? 'no-form' };
    const row = await tx
      .selectFrom('set_aside_text')
      .select(['field', 'department_id as departmentId', 'text', 'actor'])
      .where(inPlan(key))
      .where('sheet_id', '=', part.sheet)
      .where('id', '=', settling.id)
      .where('settled_at', 'is', null)
      .executeTakeFirst();
    const entry = [...asked.values()].find(
      // What was set aside while the text was the whole sheet's is settled by whoever has its own now.
      (one) =>
        entryKey(one.entry) === row?.field &&
        (row.departmentId === null || row.departmentId === part.departmentId),
    );
    if (!row || !entry) return { ok: false, refusal: 'settle-changed' };
    const before = storedText(state, entry, part.departmentId);
    if (before !== settling.stored || row.text !== settling.aside)
      return { ok: false, refusal: 'settle-changed' };

    const after = settleTexts(before, row.text, settling.by);
    const by = changedBy(standing, part, act);
    if (after !== before)
      await changeTexts(tx, key, { part, state, standing }, [{ ...entry, before, after }], by);
    await tx
      .updateTable('set_aside_text')
      .set({ settled_at: now.toISOString(), settled_by: actor.label })
      .where(inPlan(key))
      .where('id', '=', settling.id)
      .execute();
    await recordAct(tx, act, {
      kind: 'aside-settled',
      subjectId: part.sheet,
      details: { ...ownerIn(standing, row.departmentId), field: row.field, by: settling.by },
    });
    return { ok: true };
  });
}
