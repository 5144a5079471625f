import { randomUUID } from 'node:crypto';
import type { Db } from '#db/connect.ts';
import { inPlan } from '#db/in-plan.ts';
import { recordEvent } from '#db/record-event.ts';
import { inTransaction } from '#db/transaction.ts';
import type { Actor } from '#domain/people/actor.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import { findCycle } from '#records/cycle/queries.ts';
import { type Attendance, findReviewMeeting } from './review-meeting-queries.ts';

export type NewMeeting = { year: number; title: string; heldOn: string; place: string };
export type SavedMeeting = NewMeeting & {
  id: string;
  version: number;
  minutes: string;
  attendance: readonly Attendance[];
};

/** Enters a meeting of the reviewers; null where the plan has no such year, or it is sealed. */
export function makeMeeting(
  db: Db,
  actor: Actor,
  planId: string,
  meeting: NewMeeting,
): Promise<string | null> {
  const key: PlanKey = { municipalityId: actor.municipality.id, planId };
  return inTransaction(db, async (tx) => {
    const cycle = await findCycle(tx, key, meeting.year);
    if (!cycle || cycle.state === 'sealed') return null;
    const id = randomUUID();
    await tx
      .insertInto('meeting')
      .values({
        municipality_id: key.municipalityId,
        plan_id: planId,
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
    await recordEvent(tx, {
      municipalityId: key.municipalityId,
      actor: actor.label,
      kind: 'review-meeting-made',
      planId,
      subjectId: id,
      details: { year: meeting.year, title: meeting.title, heldOn: meeting.heldOn },
    });
    return id;
  });
}

export type MeetingOutcome = { ok: true } | { ok: false; refusal: 'not-found' | 'stale' | 'cycle-sealed' };

/** Saves the record of a meeting, if nobody has saved it since this person opened it. */
export function saveMeeting(
  db: Db,
  actor: Actor,
  planId: string,
  saved: SavedMeeting,
): Promise<MeetingOutcome> {
  const key: PlanKey = { municipalityId: actor.municipality.id, planId };
  return inTransaction(db, async (tx) => {
    const known = await findReviewMeeting(tx, key, saved);
    if (!known) return { ok: false, refusal: 'not-found' };
    if ((await findCycle(tx, key, saved.year))?.state === 'sealed')
      return { ok: false, refusal: 'cycle-sealed' };
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
      .where(inPlan({ municipalityId: key.municipalityId, planId }))
      .where('id', '=', saved.id)
      .where('version', '=', saved.version)
      .executeTakeFirst();
    if (numUpdatedRows !== 1n) return { ok: false, refusal: 'stale' };
    await recordEvent(tx, {
      municipalityId: key.municipalityId,
      actor: actor.label,
      kind: 'review-meeting-saved',
      planId,
      subjectId: saved.id,
      details: { year: saved.year, title: saved.title, present: saved.attendance.length },
    });
    return { ok: true };
  });
}
