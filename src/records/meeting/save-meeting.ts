import { randomUUID } from 'node:crypto';
import type { Db } from '#db/connect.ts';
import { inPlan, planColumns } from '#db/in-plan.ts';
import { recordAct } from '#db/record-event.ts';
import { inTransaction } from '#db/transaction.ts';
import type { Act } from '#domain/people/act.ts';
import type { Meeting } from './meeting-queries.ts';

export type MeetingFields = Pick<Meeting, 'title' | 'heldOn' | 'place' | 'minutes' | 'attendance'>;

/** Puts a meeting of the committee on the list of a year. */
export function makeMeeting(db: Db, act: Act, year: number, fields: MeetingFields): Promise<string> {
  const id = `m-${randomUUID().slice(0, 8)}`;
  return inTransaction(db, async (tx) => {
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
    return id;
  });
}

/** Changes what is kept of a meeting; false where it is no longer the version that the person saw. */
export function changeMeeting(
  db: Db,
  act: Act,
  meeting: { id: string; version: number },
  fields: MeetingFields,
): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const changed = await tx
      .updateTable('meeting')
      .set({ ...columnsOf(fields), version: meeting.version + 1 })
      .where(inPlan(act.key))
      .where('id', '=', meeting.id)
      .where('kind', '=', 'committee')
      .where('version', '=', meeting.version)
      .executeTakeFirst();
    if (changed.numUpdatedRows === 0n) return false;
    await recordAct(tx, act, { ...eventOf(meeting.id, fields), kind: 'meeting-changed' });
    return true;
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
