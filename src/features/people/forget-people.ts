import type { Db } from '#db/connect.ts';
import { recordEvent } from '#db/record-event.ts';
import type { Tx } from '#db/transaction.ts';
import { dayOf } from '#domain/calendar/day-in-japan.ts';
import { DONE } from '#domain/outcome.ts';
import { yearsBefore } from '#domain/people/retention.ts';
import { deleteAccountsOf, deleteRunOut } from '#records/account/forget-accounts.ts';
import { deleteOldMails } from '#records/mail/delete-old-mails.ts';
import { forgetAttendees } from '#records/meeting/forget-attendees.ts';
import { blankPersons } from '#records/people/blank-persons.ts';
import { changeStaff, type Editor } from '#records/people/change-staff.ts';
import { listForgettable, mayBeForgotten } from '#records/people/forgettable-queries.ts';
import { NOT_FOUND, type Outcome, refuse } from '#records/people/outcome.ts';
import { findPerson, listTerms } from '#records/people/people-queries.ts';
import { forgetDrafts } from '#records/people/staff-drafts.ts';

/** Who is forgotten, by whom, and from when one looks back. */
type Forgetting = Pick<Editor, 'municipalityId' | 'actor' | 'now'>;

export type Forgotten = { persons: number; sessions: number; mails: number; tokens: number };

/**
 * Deletes what is personal about everybody whose last term ended more than so many years ago, and sessions, mails and
 * one-time links older than a year. Terms and events stay: they name posts.
 */
export function forgetPeople(db: Db, editor: Forgetting, years: number): Promise<Forgotten> {
  return changeStaff(db, editor, async (tx) => {
    const { municipalityId, now } = editor;
    const persons = await listForgettable(tx, municipalityId, { now, years });
    await forget(
      tx,
      editor,
      persons.map(({ id }) => id),
    );
    const aYearAgo = `${yearsBefore(dayOf(now), 1)}T00:00:00Z`;
    const old = await deleteRunOut(tx, municipalityId, aYearAgo);
    const mails = await deleteOldMails(tx, municipalityId, aYearAgo);
    await forgetDrafts(tx, municipalityId, now);
    const forgotten = { persons: persons.length, ...old, mails };
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

/** The account goes with its sessions, links and second factor; minutes keep the post of whoever was there. */
async function forget(tx: Tx, { municipalityId, now }: Forgetting, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await blankPersons(tx, municipalityId, ids, now);
  await deleteAccountsOf(tx, municipalityId, ids);
  await forgetAttendees(tx, municipalityId, ids);
}
