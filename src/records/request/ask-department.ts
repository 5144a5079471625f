import { randomUUID } from 'node:crypto';
import type { Db } from '#db/connect.ts';
import { inPlan } from '#db/in-plan.ts';
import { inTransaction } from '#db/transaction.ts';
import { dayOf } from '#domain/calendar/day-in-japan.ts';
import { decideRequest } from '#domain/collaboration/decide-request.ts';
import type { PlanKey } from '#domain/plan/plan-key.ts';
import { askedMail } from '#messages/collaboration.ja.ts';
import { tellDepartment } from '#records/mail/tell-department.ts';
import { type Acting, type RequestOutcome, recordRequestEvent } from './request-rows.ts';

export type NewRequest = {
  year: number;
  project: string;
  title: string;
  from: string;
  /** Null: to residents. */
  to: string | null;
  text: string;
  /** The request of the year before that this one carries on. */
  carriedFrom: string | null;
  isSealed: boolean;
  now: Date;
  /** The whole address of a request's page, for the mail. */
  addressOf: (request: string) => string;
};

/** Asks a department, the council or residents to work together on a project, and tells the department that is asked. */
export function askDepartment(
  db: Db,
  acting: Acting,
  key: PlanKey,
  asked: NewRequest,
): Promise<RequestOutcome> {
  const { from, to, text, title, isSealed, now } = asked;
  const decision = decideRequest('ask', acting.capacities, { from, to, state: null, isSealed }, text);
  if (!decision.ok) return Promise.resolve(decision);
  const id = `r-${randomUUID().replaceAll('-', '').slice(0, 10)}`;
  return inTransaction(db, async (tx) => {
    if (asked.carriedFrom !== null) {
      // Two who carry the same request on wait for one another here; the second finds it carried.
      await tx
        .selectFrom('collaboration_request')
        .select('id')
        .where(inPlan(key))
        .where('id', '=', asked.carriedFrom)
        .forUpdate()
        .executeTakeFirst();
      const next = await tx
        .selectFrom('collaboration_request')
        .select('id')
        .where(inPlan(key))
        .where('carried_from', '=', asked.carriedFrom)
        .executeTakeFirst();
      if (next) return { ok: false, refusal: 'stale' };
    }
    await tx
      .insertInto('collaboration_request')
      .values({
        municipality_id: key.municipalityId,
        plan_id: key.planId,
        id,
        year: asked.year,
        project_id: asked.project,
        from_department: from,
        to_department: to,
        text,
        asked_on: dayOf(now),
        state: 'asked',
        answer: '',
        answered_on: null,
        carried_from: asked.carriedFrom,
      })
      .execute();
    await recordRequestEvent(tx, key, acting, {
      kind: asked.carriedFrom === null ? 'request-asked' : 'request-carried',
      request: id,
      onBehalfOf: decision.onBehalf ? from : null,
      details: { year: asked.year, project: asked.project, from, to, text, carriedFrom: asked.carriedFrom },
    });
    if (to !== null) {
      const mail = askedMail({ title, from, text, path: asked.addressOf(id) });
      await tellDepartment(tx, to, {
        municipalityId: key.municipalityId,
        kind: 'request',
        ...mail,
        digest: 'request',
        madeBy: acting.label,
        now,
      });
    }
    return { ok: true, id };
  });
}
