import type { Db } from '#db/connect.ts';
import { recordEvent } from '#db/record-event.ts';
import type { Reader, Tx } from '#db/transaction.ts';
import { type CalendarDate, formatDate } from '#domain/calendar/calendar-date.ts';
import { dayOf } from '#domain/calendar/day-in-japan.ts';
import { yearsBefore } from '#domain/people/retention.ts';
import { changeStaff, type Editor } from './change-staff.ts';
import { DONE, NOT_FOUND, type Outcome, refuse } from './outcome.ts';
import { findPerson, listTerms, type Term } from './people-queries.ts';

/** Somebody whose last term ended long ago; without any term, whoever was entered long ago. `until`: as it is printed. */
export type Forgettable = { id: string; name: string; until: string; posts: string[] };
/** Who is forgotten, by whom, and from when one looks back. */
type Forgetting = Pick<Editor, 'municipalityId' | 'actor' | 'now'>;

export async function listForgettable(
  db: Reader,
  municipalityId: string,
  { now, years }: { now: Date; years: number },
): Promise<Forgettable[]> {
  const day = dayOf(now);
  const limit = yearsBefore(day, years);
  const persons = await db
    .selectFrom('person')
    .select(['id', 'name', 'created_at'])
    .where('municipality_id', '=', municipalityId)
    .where('forgotten_at', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('post_holding')
            .select('post_holding.id')
            .whereRef('post_holding.municipality_id', '=', 'person.municipality_id')
            .whereRef('post_holding.person_id', '=', 'person.id')
            .where((eb) => eb.or([eb('to_date', 'is', null), eb('to_date', '>=', limit)])),
        ),
      ),
    )
    .orderBy('id')
    .execute();
  const terms = await listTerms(db, municipalityId, { personIds: persons.map(({ id }) => id) });
  return persons.flatMap(({ id, name, created_at }) => {
    const own = terms.filter(({ personId }) => personId === id);
    const lastDay =
      own
        .map(({ to }) => to ?? day)
        .sort()
        .at(-1) ?? created_at.slice(0, 10);
    if (lastDay >= limit) return [];
    return [{ id, name, until: formatDate(lastDay, 'era'), posts: own.map(({ postName }) => postName) }];
  });
}

export type Forgotten = { persons: number; sessions: number; mails: number; tokens: number };

/**
 * Deletes what is personal about everybody whose last term ended more than so many years ago, and sessions, mails and
 * one-time links older than a year. Terms and events stay: they name posts.
 */
export function forgetPeople(db: Db, editor: Forgetting, years: number): Promise<Forgotten> {
  return changeStaff(db, editor, async (tx) => {
    const persons = await listForgettable(tx, editor.municipalityId, { now: editor.now, years });
    await forget(
      tx,
      editor,
      persons.map(({ id }) => id),
    );
    const old = await forgetTraces(tx, editor);
    const forgotten = { persons: persons.length, ...old };
    await recordEvent(tx, { ...editor, kind: 'people-forgotten', details: { years, ...forgotten } });
    return forgotten;
  });
}

/** Deletes what is personal about one who has left, at once. */
export function forgetPerson(db: Db, editor: Editor, personId: string): Promise<Outcome> {
  return changeStaff(db, editor, async (tx) => {
    const person = await findPerson(tx, editor.municipalityId, personId);
    if (!person || person.forgottenAt !== null) return NOT_FOUND;
    const terms = await listTerms(tx, editor.municipalityId, { personIds: [personId] });
    if (!mayBeForgotten(terms, editor.day)) return refuse('still-in-post', 'person');
    await forget(tx, editor, [personId]);
    await recordEvent(tx, { ...editor, kind: 'person-forgotten', subjectId: personId });
    return DONE;
  });
}

/** Not who is at a post, nor who will be. */
export const mayBeForgotten = (terms: Term[], day: CalendarDate) =>
  terms.every(({ to }) => to !== null && to < day);

/** The account goes with its sessions, links and second factor; minutes keep the post of whoever was there. */
async function forget(tx: Tx, { municipalityId, now }: Forgetting, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .updateTable('person')
    .set((eb) => ({
      name: '',
      kana: null,
      email: null,
      note: null,
      forgotten_at: now.toISOString(),
      version: eb('version', '+', 1),
    }))
    .where('municipality_id', '=', municipalityId)
    .where('id', 'in', ids)
    .execute();
  await tx
    .deleteFrom('account')
    .where('municipality_id', '=', municipalityId)
    .where('person_id', 'in', ids)
    .execute();
  const meetings = await tx
    .selectFrom('meeting')
    .select(['plan_id', 'id', 'attendance'])
    .where('municipality_id', '=', municipalityId)
    .execute();
  for (const { plan_id, id, attendance } of meetings) {
    const isGone = ({ personId }: { personId: string | null }) => personId !== null && ids.includes(personId);
    if (!attendance.some(isGone)) continue;
    const kept = attendance.map((one) =>
      isGone(one) ? { ...one, name: one.post || '（氏名は削除済み）', post: '' } : one,
    );
    await tx
      .updateTable('meeting')
      .set({ attendance: JSON.stringify(kept) })
      .where('municipality_id', '=', municipalityId)
      .where('plan_id', '=', plan_id)
      .where('id', '=', id)
      .execute();
  }
}

async function forgetTraces(
  tx: Tx,
  { municipalityId, now }: Forgetting,
): Promise<Omit<Forgotten, 'persons'>> {
  const limit = `${yearsBefore(dayOf(now), 1)}T00:00:00Z`;
  const sessions = await tx
    .deleteFrom('session')
    .where('municipality_id', '=', municipalityId)
    .where('expires_at', '<', limit)
    .executeTakeFirst();
  const mails = await tx
    .deleteFrom('mail')
    .where('municipality_id', '=', municipalityId)
    .where('made_at', '<', limit)
    .where('state', '<>', 'waiting')
    .executeTakeFirst();
  const tokens = await tx
    .deleteFrom('one_time_token')
    .where('municipality_id', '=', municipalityId)
    .where('expires_at', '<', limit)
    .executeTakeFirst();
  await forgetDrafts(tx, municipalityId, now);
  return {
    sessions: Number(sessions.numDeletedRows),
    mails: Number(mails.numDeletedRows),
    tokens: Number(tokens.numDeletedRows),
  };
}

const DRAFT_DAYS = 7;

/** A staff list that nobody confirmed within a week is not kept. */
export async function forgetDrafts(tx: Tx, municipalityId: string, now: Date): Promise<void> {
  const limit = new Date(now.getTime() - DRAFT_DAYS * 24 * 60 * 60 * 1000);
  await tx
    .deleteFrom('staff_draft')
    .where('municipality_id', '=', municipalityId)
    .where('made_at', '<', limit.toISOString())
    .execute();
}
