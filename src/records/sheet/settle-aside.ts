import type { Db } from '#db/connect.ts';
import { inPlan } from '#db/in-plan.ts';
import { recordEvent } from '#db/record-event.ts';
import { inTransaction } from '#db/transaction.ts';
import { entryKey } from '#domain/sheet/entry-name.ts';
import { type Settlement, settleTexts } from '#domain/sheet/merge-text.ts';
import { recordChanges } from './record-changes.ts';
import {
  askedIn,
  changedBy,
  ownerOf,
  type PartKey,
  refusalOf,
  type SaveRefusal,
  type Writer,
} from './save-answers.ts';
import { lockSheetState } from './sheet-state-queries.ts';
import { findStanding } from './standing-queries.ts';
import { storedText } from './stored-text.ts';
import { writeEntries } from './write-entries.ts';

/** Both texts as the person saw them. */
export type Settling = { id: string; by: Settlement; stored: string; aside: string };
export type Settled = { ok: true } | { ok: false; refusal: SaveRefusal | 'settle-changed' };

/** Makes one text of two, as a person decided who has seen both. Where either has changed since, nothing is decided. */
export function settleAside(db: Db, key: PartKey, writer: Writer, settling: Settling): Promise<Settled> {
  return inTransaction(db, async (tx): Promise<Settled> => {
    const state = await lockSheetState(tx, key, key);
    const standing = state && (await findStanding(tx, key, key.sheet));
    if (!state || !standing) return { ok: false, refusal: 'not-found' };
    const refusal = refusalOf(standing, key, writer.actor);
    const asked = askedIn(state, key, writer.actor);
    if (refusal || !asked) return { ok: false, refusal: refusal ?? 'no-form' };
    const row = await tx
      .selectFrom('set_aside_text')
      .select(['field', 'department', 'text', 'actor'])
      .where(inPlan(key))
      .where('sheet_id', '=', key.sheet)
      .where('id', '=', settling.id)
      .where('settled_at', 'is', null)
      .executeTakeFirst();
    const entry = [...asked.values()].find(
      (one) => entryKey(one.entry) === row?.field && ownerOf(one, key.department) === row?.department,
    );
    if (!row || !entry) return { ok: false, refusal: 'settle-changed' };
    const before = storedText(state, entry, key.department);
    if (before !== settling.stored || row.text !== settling.aside)
      return { ok: false, refusal: 'settle-changed' };

    const after = settleTexts(before, row.text, settling.by);
    const by = changedBy(standing, key, writer);
    if (after !== before) {
      await writeEntries(tx, key, state, [{ ...entry, before, after }], by);
      const change = { department: row.department, field: row.field, before, after };
      await recordChanges(tx, key, key.sheet, by, [change]);
    }
    await tx
      .updateTable('set_aside_text')
      .set({ settled_at: writer.now.toISOString(), settled_by: writer.actor.label })
      .where(inPlan(key))
      .where('id', '=', settling.id)
      .execute();
    await recordEvent(tx, {
      municipalityId: key.municipalityId,
      actor: writer.actor.label,
      kind: 'aside-settled',
      planId: key.planId,
      subjectId: key.sheet,
      details: { department: row.department, field: row.field, by: settling.by },
    });
    return { ok: true };
  });
}
