import { inPlan } from '#db/in-plan.ts';
import type { Reader } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';

export type Attendee = { personId: string | null; name: string; post: string };
export type Meeting = {
  id: string;
  year: number;
  title: string;
  heldOn: string;
  place: string;
  minutes: string;
  attendance: Attendee[];
  version: number;
};

const meetingsOf = (db: Reader, key: PlanKey) =>
  db
    .selectFrom('meeting')
    .select(['id', 'year', 'title', 'held_on as heldOn', 'place', 'minutes', 'attendance', 'version'])
    .where(inPlan(key))
    .where('kind', '=', 'committee');

/** The committee's meetings of a year, in the order of their days. */
export function listMeetings(db: Reader, key: PlanKey, year: number): Promise<Meeting[]> {
  return meetingsOf(db, key).where('year', '=', year).orderBy('held_on').orderBy('id').execute();
}

export function findMeeting(db: Reader, key: PlanKey, meetingId: string): Promise<Meeting | undefined> {
  return meetingsOf(db, key).where('id', '=', meetingId).executeTakeFirst();
}
