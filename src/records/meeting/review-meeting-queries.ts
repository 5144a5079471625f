import { inPlan } from '#db/in-plan.ts';
import type { Reader } from '#db/transaction.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';

/** Who was there, as they were on the day. */
export type Attendance = { personId: string | null; name: string; post: string };

export type ReviewMeeting = {
  id: string;
  year: number;
  title: string;
  heldOn: string;
  place: string;
  minutes: string;
  attendance: Attendance[];
  version: number;
};

/** The meetings of the reviewers in a year, the earliest first. */
export function listReviewMeetings(db: Reader, key: PlanKey, year: number): Promise<ReviewMeeting[]> {
  return meetings(db, key).where('year', '=', year).orderBy('held_on').orderBy('id').execute();
}

export function findReviewMeeting(
  db: Reader,
  key: PlanKey,
  { year, id }: { year: number; id: string },
): Promise<ReviewMeeting | undefined> {
  return meetings(db, key).where('year', '=', year).where('id', '=', id).executeTakeFirst();
}

function meetings(db: Reader, key: PlanKey) {
  return db
    .selectFrom('meeting')
    .select(['id', 'year', 'title', 'held_on as heldOn', 'place', 'minutes', 'attendance', 'version'])
    .where(inPlan(key))
    .where('kind', '=', 'review');
}
