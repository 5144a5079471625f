import { randomUUID } from 'node:crypto';
import type { Db } from '#db/connect.ts';
import { inPlan, planColumns } from '#db/in-plan.ts';
import { recordAct } from '#db/record-event.ts';
import { inTransaction } from '#db/transaction.ts';
import { DONE, done, type Outcome, refuse } from '#domain/outcome.ts';
import type { Act } from '#domain/people/act.ts';
import { findCycle } from '#records/cycle/queries.ts';
import { holdYear } from '#records/plan/hold-year.ts';
import { type Attendance, findReviewMeeting } from './review-meeting-queries.ts';

export type NewMeeting = { year: number; title: string; heldOn: string; place: string };
export type SavedMeeting = NewMeeting & {
  id: string;
  version: number;
  minutes: string;
  attendance: readonly Attendance[];
};

/** Enters a meeting of the reviewers in a year that is run here. Gives its id. */
export function makeMeeting(
  db: Db,
  act: Act,
  meeting: NewMeeting,
): Promise<Outcome<string, 'not-found' | 'cycle-sealed'>> {
  const { key } = act;
  return inTransaction(db, async (tx) => {
    const { isSealed } = await holdYear(tx, key, meeting.year);
    if (isSealed) return refuse('cycle-sealed');
    if (!(await findCycle(tx, key, meeting.year))) return refuse('not-found');
    const id = randomUUID();
    await tx
      .insertInto('meeting')
      .values({
        ...planColumns(key),
        id,
        year: meeting.year,
        kind: 'review',
        title: meeting.title,
        held_on: meeting.heldOn,
        place: meeting.place,
        minutes: '',
        attendance: JSON.stringify([]),
      })
      .execute();
    await recordAct(tx, act, {
      kind: 'review-meeting-made',
      subjectId: id,
      details: { year: meeting.year, title: meeting.title, heldOn: meeting.heldOn },
    });
    return done(id);
  });
}

export type MeetingRefusal = 'not-found' | 'stale' | 'cycle-sealed';

/** Saves the record of a meeting, if nobody has saved it since this person opened it. */
export function saveMeeting(db: Db, act: Act, saved: SavedMeeting): Promise<Outcome<null, MeetingRefusal>> {
  const { key } = act;
  return inTransaction(db, async (tx) => {
    const { isSealed } = await holdYear(tx, key, saved.year);
    const known = await findReviewMeeting(tx, key, saved);
    if (!known) return refuse('not-found');
    if (isSealed) return refuse('cycle-sealed');
    const { numUpdatedRows } = await tx
      .updateTable('meeting')
      .set((eb) => ({
        title: saved.title,
        held_on: saved.heldOn,
        place: saved.place,
        minutes: saved.minutes,
        attendance: JSON.stringify(saved.attendance),
        version: eb('version', '+', 1),
      }))
      .where(inPlan(key))
      .where('id', '=', saved.id)
      .where('version', '=', saved.version)
      .executeTakeFirst();
    if (numUpdatedRows !== 1n) return refuse('stale');
    await recordAct(tx, act, {
      kind: 'review-meeting-saved',
      subjectId: saved.id,
      details: { year: saved.year, title: saved.title, present: saved.attendance.length },
    });
    return DONE;
  });
}
