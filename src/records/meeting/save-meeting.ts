import { randomUUID } from 'node:crypto';
import type { Db } from '#db/connect.ts';
import { inPlan } from '#db/in-plan.ts';
import { recordEvent } from '#db/record-event.ts';
import { inTransaction } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import type { Acting } from '#features/committee/acting-as.ts';
import type { Meeting } from './meeting-queries.ts';

export type MeetingFields = Pick<Meeting, 'title' | 'heldOn' | 'place' | 'minutes' | 'attendance'>;

/** Puts a meeting of the committee on the list of a year. */
export function makeMeeting(
  db: Db,
  acting: Acting,
  key: PlanKey,
  year: number,
  fields: MeetingFields,
): Promise<string> {
  const id = `m-${randomUUID().slice(0, 8)}`;
  return inTransaction(db, async (tx) => {
    await tx
      .insertInto('meeting')
      .values({
        municipality_id: key.municipalityId,
        plan_id: key.planId,
        id,
        year,
        kind: 'committee',
        ...columnsOf(fields),
      })
      .execute();
    await recordEvent(tx, { ...eventOf(acting, key, id, fields), kind: 'meeting-made' });
    return id;
  });
}

/** Changes what is kept of a meeting; false where it is no longer the version that the person saw. */
export function changeMeeting(
  db: Db,
  acting: Acting,
  key: PlanKey,
  meeting: { id: string; version: number },
  fields: MeetingFields,
): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const changed = await tx
      .updateTable('meeting')
      .set({ ...columnsOf(fields), version: meeting.version + 1 })
      .where(inPlan(key))
      .where('id', '=', meeting.id)
      .where('kind', '=', 'committee')
      .where('version', '=', meeting.version)
      .executeTakeFirst();
    if (changed.numUpdatedRows === 0n) return false;
    await recordEvent(tx, { ...eventOf(acting, key, meeting.id, fields), kind: 'meeting-changed' });
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
const eventOf = (acting: Acting, key: PlanKey, id: string, { title, heldOn, attendance }: MeetingFields) => ({
  municipalityId: key.municipalityId,
  planId: key.planId,
  actor: acting.label,
  subjectId: id,
  details: { title, heldOn, attended: attendance.length },
});
