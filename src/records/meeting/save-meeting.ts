import { randomUUID } from 'node:crypto';
import type { Db } from '#db/connect.ts';
import { inPlan, planColumns } from '#db/in-plan.ts';
import { recordAct } from '#db/record-event.ts';
import { inTransaction } from '#db/transaction.ts';
import { DONE, done, type Outcome, refuse } from '#domain/outcome.ts';
import type { Act } from '#domain/people/act.ts';
import { holdYear } from '#records/plan/hold-year.ts';
import type { Meeting } from './meeting-queries.ts';

export type MeetingFields = Pick<Meeting, 'title' | 'heldOn' | 'place' | 'minutes' | 'attendance'>;

/** Puts a meeting of the committee on the list of a year. */
export function makeMeeting(
  db: Db,
  act: Act,
  year: number,
  fields: MeetingFields,
): Promise<Outcome<string, 'cycle-sealed'>> {
  const id = `m-${randomUUID().slice(0, 8)}`;
  return inTransaction(db, async (tx) => {
    const { isSealed } = await holdYear(tx, act.key, year);
    if (isSealed) return refuse('cycle-sealed');
    await tx
      .insertInto('meeting')
      .values({
        ...planColumns(act.key),
        id,
        year,
        kind: 'committee',
        ...columnsOf(fields),
      })
      .execute();
    await recordAct(tx, act, { ...eventOf(id, fields), kind: 'meeting-made' });
    return done(id);
  });
}

/** Changes what is kept of a meeting, where it is still the version that the person saw. */
export function changeMeeting(
  db: Db,
  act: Act,
  meeting: { id: string; year: number; version: number },
  fields: MeetingFields,
): Promise<Outcome<null, 'cycle-sealed' | 'stale'>> {
  return inTransaction(db, async (tx) => {
    const { isSealed } = await holdYear(tx, act.key, meeting.year);
    if (isSealed) return refuse('cycle-sealed');
    const changed = await tx
      .updateTable('meeting')
      .set({ ...columnsOf(fields), version: meeting.version + 1 })
      .where(inPlan(act.key))
      .where('id', '=', meeting.id)
      .where('kind', '=', 'committee')
      .where('version', '=', meeting.version)
      .executeTakeFirst();
    if (changed.numUpdatedRows === 0n) return refuse('stale');
    await recordAct(tx, act, { ...eventOf(meeting.id, fields), kind: 'meeting-changed' });
    return DONE;
  });
}

const columnsOf = ({ title, heldOn, place, minutes, attendance }: MeetingFields) => ({
  title,
  held_on: heldOn,
  place,
  minutes,
  attendance: JSON.stringify(attendance),
});

/** The record names no person: attendance is a number there. */
const eventOf = (id: string, { title, heldOn, attendance }: MeetingFields) => ({
  subjectId: id,
  details: { title, heldOn, attended: attendance.length },
});
