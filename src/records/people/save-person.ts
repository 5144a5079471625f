import type { Db } from '#db/connect.ts';
import { recordEvent } from '#db/record-event.ts';
import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import { DONE } from '#domain/outcome.ts';
import { changeStaff, type Editor } from './change-staff.ts';
import { isHeld } from './enter-holder.ts';
import { NOT_FOUND, type Outcome, refuse, STALE } from './outcome.ts';
import { listTerms } from './people-queries.ts';

export type PersonEntry = { name: string; kana: string | null; email: string | null; note: string | null };

/** The event says that something of a person was changed, and not what: names and addresses belong to no log. */
export function editPerson(
  db: Db,
  editor: Editor,
  { id, version, ...entry }: PersonEntry & { id: string; version: number },
): Promise<Outcome> {
  const { municipalityId } = editor;
  return changeStaff(db, editor, async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('person')
      .set((eb) => ({ ...entry, version: eb('version', '+', 1) }))
      .where('municipality_id', '=', municipalityId)
      .where('id', '=', id)
      .where('version', '=', version)
      .where('forgotten_at', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return STALE;
    await recordEvent(tx, { ...editor, kind: 'person-changed', subjectId: id });
    return DONE;
  });
}

type TermKey = { personId: string; termId: string };

/** `seen`: the term as the person saw it who changes it. */
export type TermEntry = {
  from: CalendarDate;
  to: CalendarDate | null;
  seen: string;
};

export const termStamp = ({ from, to }: { from: CalendarDate; to: CalendarDate | null }) =>
  `${from}～${to ?? ''}`;

export function editTerm(
  db: Db,
  editor: Editor,
  key: TermKey,
  { from, to, seen }: TermEntry,
): Promise<Outcome> {
  const { municipalityId } = editor;
  return changeStaff(db, editor, async (tx) => {
    const terms = await listTerms(tx, municipalityId, { personIds: [key.personId] });
    const known = terms.find((term) => term.id === key.termId);
    if (!known) return NOT_FOUND;
    if (termStamp(known) !== seen) return STALE;
    if (to !== null && to < from) return refuse('to-before-from', 'to');
    if (await isHeld(tx, municipalityId, { ...known, from, to }, known.id))
      return refuse('already-holds', 'from');
    await tx
      .updateTable('post_holding')
      .set({ from_date: from, to_date: to })
      .where('municipality_id', '=', municipalityId)
      .where('id', '=', known.id)
      .execute();
    await recordEvent(tx, {
      ...editor,
      kind: 'term-changed',
      subjectId: known.postId,
      details: { post: known.postName, before: seen, after: termStamp({ from, to }) },
    });
    return DONE;
  });
}

/** Takes back a term that was entered by mistake; one that really was is ended instead. */
export function removeTerm(db: Db, editor: Editor, key: TermKey, seen: string): Promise<Outcome> {
  const { municipalityId } = editor;
  return changeStaff(db, editor, async (tx) => {
    const terms = await listTerms(tx, municipalityId, { personIds: [key.personId] });
    const known = terms.find((term) => term.id === key.termId);
    if (!known) return NOT_FOUND;
    if (termStamp(known) !== seen) return STALE;
    await tx
      .deleteFrom('post_holding')
      .where('municipality_id', '=', municipalityId)
      .where('id', '=', known.id)
      .execute();
    await recordEvent(tx, {
      ...editor,
      kind: 'term-removed',
      subjectId: known.postId,
      details: { post: known.postName, before: seen },
    });
    return DONE;
  });
}
